<?php
namespace App\Models;

class OwnOutput extends \PG\MSF\Base\Output
{
    public function outputJson($data = null, $httpCode = 200)
    {
        $this->setHeader('X-Own', 'json');
        parent::outputJson($data, $httpCode);
    }

    public function end($output = '', $httpCode = 200, $gzip = true)
    {
        $this->setHeader('X-Own', 'end');
        parent::end($output, $httpCode, $gzip);
    }
}
