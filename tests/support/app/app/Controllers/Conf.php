<?php
namespace App\Controllers;

/** The configuration as requests see it. */
class Conf extends \PG\MSF\Controllers\Controller
{
    public function actionGet()
    {
        $this->outputJson([$this->getConfig()->get('params.early'), $this->getConfig()->get('params.late'), getInstance()->config === $this->getConfig()]);
    }

    public function actionSet()
    {
        $this->getConfig()->set('params.late', $this->getContext()->getInput()->get('to'));
        $this->output('');
    }
}
