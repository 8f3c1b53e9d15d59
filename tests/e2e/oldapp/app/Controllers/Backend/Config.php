<?php
namespace App\Controllers\Backend;

class Config extends \PG\MSF\Controllers\Controller
{
    function actionPage()
    {
        $this->outputJson($this->getConfig()->get('params.mock_ids', array()));
    }
}
