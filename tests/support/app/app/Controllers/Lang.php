<?php
namespace App\Controllers;

use PG\I18N\I18N;

/** The language of a request. */
class Lang extends \PG\MSF\Controllers\Controller
{
    public function actionIndex()
    {
        I18N::getInstance(['g' => ['basePath' => APP_DIR . '/Language', 'missing' => 'log']]);
        $input = $this->getContext()->getInput();
        $language = $input->get('lang') ?: I18N::negotiate(['zh', 'de'], (string) $input->getHeader('accept-language'));
        $this->getContext()->setUserDefined('language', $language);
        yield $this->getObject(\PG\MSF\Coroutine\Sleep::class)->goSleep(1);
        $child = \PG\MSF\await(\PG\MSF\go(fn () => I18N::t('g.c', 'k', ['n' => 2])));
        $this->outputJson([I18N::t('g.c', 'k', ['n' => 1]), $child, I18N::t('g.c', 'k', ['n' => 3], 'de'), I18N::t('g.c', 'gone', [], 'zh')]);
    }
}
