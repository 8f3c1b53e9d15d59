<?php
namespace App\Helpers;

class Output extends \PG\MSF\Base\Output
{
    public function outputJson($data = null, $status = 200)
    {
        $this->setHeader('X-Powered-By', 'old-app');
        parent::outputJson($data, $status);
    }
}
