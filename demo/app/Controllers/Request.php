<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * What came in: Input, and what goes out: Output.
 */
class Request extends Controller
{
    /** ANY /Request/Echo: everything the application sees of a request. */
    public function actionEcho()
    {
        $in = $this->getContext()->getInput();
        $this->outputJson([
            'method'  => $in->getRequestMethod(),
            'path'    => $in->getPathInfo(),
            'get'     => $in->getAllGet(),
            'post'    => $in->getAllPost(),
            'headers' => $in->getAllHeader(),
            'raw'     => strlen($in->getRawContent()) . ' bytes',
            'client'  => $in->getRemoteAddr(),
            'log_id'  => $this->getContext()->getLogId(),
        ]);
    }

    /** POST /Request/Upload with a file field "file": name, size and checksum; the body was streamed to disk while it arrived. */
    public function actionUpload()
    {
        $file = $this->getContext()->getInput()->getFile('file');
        if (!is_array($file) || $file['error'] !== UPLOAD_ERR_OK) {
            $this->outputJson(['error' => 'send a file in the field "file"', 'code' => $file['error'] ?? null], 400);
            return;
        }
        $this->outputJson([
            'name' => $file['name'],
            'type' => $file['type'],
            'size' => $file['size'],
            'sha1' => sha1_file($file['tmp_name']),
        ]);
    }

    /** GET /Request/Stream: ten pieces, one every 150 ms; each leaves at once. */
    public function actionStream()
    {
        $out = $this->getContext()->getOutput();
        $out->setContentType('text/plain; charset=UTF-8');
        for ($i = 1; $i <= 10; $i++) {
            $out->write("piece $i of 10, " . date('H:i:s') . "\n");
            \PG\MSF\delay(150);
        }
        $out->end();
    }

    /** GET /Request/Cookie: counts visits in a cookie. */
    public function actionCookie()
    {
        $visits = (int)$this->getContext()->getInput()->getCookie('visits') + 1;
        $this->getContext()->getOutput()->setCookie('visits', (string)$visits, time() + 3600, '/', '', false, true);
        $this->outputJson(['visits' => $visits]);
    }
}
