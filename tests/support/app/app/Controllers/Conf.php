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
        $config = $this->getConfig();
        $tried = [];
        foreach ([fn() => $config->set('params.late', 1), function () use ($config) { $config['params.late'] = 1; },
                  function () use ($config) { unset($config['params.early']); }] as $change) {
            try {
                $change();
                $tried[] = 'changed';
            } catch (\PG\MSF\Base\Exception $e) {
                $tried[] = strstr($e->getMessage(), ':', true);
            }
        }
        $own = new \PG\MSF\Config\Config(ROOT_PATH . '/config');
        $own->set('params.late', 'mine');
        $this->outputJson([$tried, $own->get('params.late')]);
    }
}
