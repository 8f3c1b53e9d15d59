<?php
namespace App;

use PG\I18N\I18N;
use PG\MSF\MSFServer;

class AppServer extends MSFServer
{
    const SERVER_NAME = 'OLD';

    public function __construct()
    {
        parent::__construct();
        $this->startedBy = 'constructor';
    }

    public function beforeSwooleStart()
    {
        parent::beforeSwooleStart();
    }

    public function onWorkerStart($serv, $workerId)
    {
        parent::onWorkerStart($serv, $workerId);
        $this->bootedWorker = $workerId;
        I18N::getInstance($this->config->get('params.i18n', array()));
    }

    public function initAsynPools($workerId)
    {
    }
}
