<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/** The answer (spec/03 section 7). */
class Output extends Core
{
    /** @var bool true after end() */
    public $__isEnd = false;
    /** @var array status codes that are sent as they are; others become 200 */
    public static $codes = [];

    /** @param object|null $controller */
    public function __construct($controller = null) {}

    /** @return array */
    public function __sleep() {}

    /**
     * Kept for compatibility: the request is attached by the server.
     * @param mixed $request
     * @param mixed $response
     * @return static
     */
    public function set(&$request, &$response = null) {}

    /**
     * @param string $mime_type
     * @return static
     */
    public function setContentType($mime_type) {}

    /**
     * @param string $key header name
     * @param string|int|float $value
     * @return static
     * @throws Exception when name or value could inject a header, or after the head was sent
     */
    public function setHeader($key, $value) {}

    /**
     * Adds a Set-Cookie header. As third argument an array of options is understood, as by PHP's setcookie(): expires, path, domain, secure,
     * httponly, samesite; or samesite as eighth argument (an addition outside of the signature, so that older subclasses still fit).
     *
     * @param string $key
     * @param string $value URL-encoded; '' deletes the cookie
     * @param int|array $expire Unix time in s, 0 = session
     * @param string $path
     * @param string $domain
     * @param bool $secure
     * @param bool $httponly
     * @return static
     * @throws Exception for names and attributes that could inject
     */
    public function setCookie($key, $value = '', $expire = 0, $path = '/', $domain = '', $secure = false, $httponly = false) {}

    /**
     * Sends strings as they are, anything else as indented JSON.
     * @param mixed $data
     * @param int $httpCode
     * @return void
     */
    public function output($data = null, $httpCode = 200) {}

    /**
     * Sends compact JSON.
     * @param mixed $data
     * @param int $httpCode
     * @return void
     * @throws Exception when the data cannot be encoded
     */
    public function outputJson($data = null, $httpCode = 200) {}

    /**
     * Renders a template (spec/03 section 7.2).
     * @param string|null $view default: <Controller>/<Action>
     * @return void
     * @throws Exception when there is no such template
     */
    public function outputView(array $data, $view = null) {}

    /**
     * Sends the body and ends the answer; ignored when it has ended already.
     * @param mixed $output strings as they are, anything else as indented JSON
     * @param int $httpCode
     * @param bool $gzip compress if the client accepts it
     * @return void
     */
    public function end($output = '', $httpCode = 200, $gzip = true) {}

    /**
     * Streams a piece of the body (addition): the first piece sends the head. Suspends the coroutine while the client reads too slowly.
     * The answer ends with end() or with the action.
     *
     * @return bool false when the client is gone
     */
    public function write(string $data, int $httpCode = 200) {}

    /**
     * Answers with a redirect (addition).
     * @param int $httpCode 301, 302, 303, 307 or 308
     * @return void
     * @throws \ValueError for other codes
     */
    public function redirect(string $url, int $httpCode = 302) {}

    /** @return void */
    public function destroy() {}
}
