<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * Downloads, versions, JSONP.
 */
class Files extends Controller
{
    /** GET /Files/Logo: a file under another name; ranges and conditional requests are answered as for static files. */
    public function actionLogo()
    {
        $this->getContext()->getOutput()->download(ROOT_PATH . '/www/assets/msf.svg', '标志.svg');
    }

    /** GET /Files/Rows: a download that is made while it is sent, at the speed of the client. */
    public function actionRows()
    {
        $rows = function () {
            yield "number,square\r\n";
            for ($i = 1; $i <= 10000; $i++) {
                yield "$i," . $i * $i . "\r\n";
            }
        };
        $this->getContext()->getOutput()->downloadData($rows(), 'squares.csv');
    }

    /** GET /Files/Version: with If-None-Match: "v7" the answer is 304, and nothing is computed. */
    public function actionVersion()
    {
        $out = $this->getContext()->getOutput()->cacheControl(['private', 'max-age' => 60]);
        if ($out->etag('v7')) {
            return;
        }
        $this->outputJson(['version' => 7]);
    }

    /** GET /Files/Jsonp?callback=show: for pages of other hosts; names that are no identifier are refused. */
    public function actionJsonp()
    {
        $this->getContext()->getOutput()->outputJsonp(['price' => 1.5]);
    }
}
