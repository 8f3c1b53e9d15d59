<?php
namespace App\Controllers;

use PG\I18N\I18N;
use PG\MSF\Controllers\Controller;

/**
 * The language that the client prefers.
 */
class Language extends Controller
{
    /** GET /Language/Cart: the header Accept-Language chooses, and each language has its plurals. */
    public function actionCart()
    {
        $header   = $this->getContext()->getInput()->getHeader('Accept-Language');
        $language = I18N::negotiate(['en_US', 'zh_CN', 'de_DE'], $header) ?? 'en_US';
        $texts    = array_map(fn (int $n) => I18N::t('demo.common', 'cart', ['n' => $n], $language), [0, 1, 5]);
        $this->outputJson(['language' => $language, 'texts' => $texts]);
    }
}
