<?php

/** @generate-class-entries */

namespace PG\MSF\Request;

/** The low-level request as routers of the application see it (spec/03 section 1): arrays, or null when absent. A copy, made when asked for. */
#[\AllowDynamicProperties]
class HttpRequest
{
    /** @var array|null lower-case names, without Cookie */
    public $header = null;
    /** @var array|null */
    public $server = null;
    /** @var array|null */
    public $get = null;
    /** @var array|null */
    public $post = null;
    /** @var array|null */
    public $cookie = null;
    /** @var array|null */
    public $files = null;
    /** @var int number of the connection; -1 when the client has gone */
    public $fd = 0;
    /** @var string */
    protected $raw = '';

    /** @return string the body as it came */
    public function rawContent() {}
}
