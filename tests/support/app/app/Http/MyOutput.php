<?php
namespace App\Http;

class MyOutput extends \PG\MSF\Base\Output
{
    public function __construct($controller)
    {
        parent::__construct($controller);
        \App\Models\Journal::add('output of ' . get_class($controller));
    }

    public function outputJson($data = null, $httpCode = 200)
    {
        parent::outputJson(['wrapped' => $data], $httpCode);
    }

    public function end($output = '', $httpCode = 200, $gzip = true)
    {
        parent::end($output . '!', $httpCode, $gzip);
    }
}
