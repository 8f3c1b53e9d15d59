<?php
namespace App;

class Cli extends \PG\MSF\MSFCli
{
    public function onWorkerStart($serv, $workerId)
    {
        parent::onWorkerStart($serv, $workerId);
        if (getenv('HOOK')) {
            printf("hook %s %s\n", get_class($serv), var_export($workerId, true));
        }
        if (getenv('HOOK_FAILS')) {
            throw new \RuntimeException('no pool today');
        }
    }
}
