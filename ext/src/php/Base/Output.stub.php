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
     * httponly, samesite, partitioned, max-age (s, instead of expires); or samesite as eighth argument (an addition outside of the signature, so that older subclasses still fit).
     *
     * @param string $key
     * @param string $value URL-encoded; '' deletes the cookie
     * @param int|array $expire Unix time in s, 0 = session
     * @param string $path
     * @param string $domain
     * @param bool $secure
     * @param bool $httponly
     * @return static
     * @throws Exception for names and attributes that could inject, and for cookies that browsers refuse: __Host- and __Secure- without secure,
     *     SameSite=None and Partitioned without secure, more than 4096 bytes
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
     * Sends a JavaScript call with JSON in it (addition): `callback(...);` behind an empty comment, application/javascript, nosniff. Without a name in the
     * query it is JSON. A name that is no (dotted) JavaScript identifier of at most 128 bytes is answered with 400.
     * @param mixed $data
     * @param string|null $callback null: the query parameter http.jsonp_callback ("callback")
     * @param int $code
     * @return void
     * @throws Exception when the data cannot be encoded
     */
    public function outputJsonp($data, $callback = null, $code = 200) {}

    /**
     * Sends a file (addition) with sendfile: Content-Type by its extension unless one was set, ETag, Last-Modified, conditional requests,
     * ranges, HEAD. The kernel reads it; its bytes are never in PHP's memory.
     *
     * @param string $path a file of this machine
     * @param string|null $name for Content-Disposition: inline; null: none
     * @param array $options root (string): the path lies below this directory, else it is refused; type (string): Content-Type; delete
     *     (bool): removes the file once it is open and a body is sent; attachment (bool); max_age (int, s): Cache-Control
     * @return int the status that was sent: 200, 206, 304 or 416; 0 when the answer had ended already
     * @throws Exception when it is missing, no regular file, outside of the root, or may not be read
     * @throws \ValueError for unknown options
     */
    public function file(string $path, ?string $name = null, array $options = []) {}

    /**
     * The same as attachment (RFC 6266); the name defaults to that of the file.
     * @return int
     * @throws Exception
     * @throws \ValueError
     */
    public function download(string $path, ?string $name = null, array $options = []) {}

    /**
     * Bytes that the action makes, as attachment (addition). The pieces of an iterable are streamed.
     * @param mixed $data a string or an iterable
     * @param string|null $type default: by the extension of the name
     * @return bool false when the client is gone or the answer had ended
     */
    public function downloadData($data, string $name, ?string $type = null) {}

    /**
     * Streams the values of an array, generator or other Traversable as the body (addition), then ends the answer. Between pieces the
     * coroutine is suspended while the client reads too slowly. What the generator throws goes through.
     * @return bool false when the client is gone or the answer had ended
     * @throws \TypeError for a piece that is no string (numbers, booleans, null and Stringable objects are turned into one)
     */
    public function stream(iterable $chunks, int $httpCode = 200) {}

    /**
     * Begins a stream of server-sent events (addition). http_server.request_timeout does not count for it. Ends with close(), end() or the
     * action.
     * @param int|null $retryMs after what time clients connect again when the stream has ended
     * @return \PG\MSF\Http\EventStream
     * @throws Exception when the answer is on its way already
     * @throws \PG\MSF\Route\HttpException 503 when the worker has http.sse.max_streams (1000) open
     */
    public function sse(?int $retryMs = null) {}

    /**
     * Sets ETag (addition) and answers 304 by itself when a GET or HEAD shows that the client has this version.
     * @param string $value without quotes
     * @return bool true: the answer has been given
     * @throws \ValueError for values that no tag may have
     */
    public function etag(string $value, bool $weak = false) {}

    /**
     * Sets Last-Modified (addition), as etag() does. If-None-Match, when the client sends it, counts instead of If-Modified-Since.
     * @param int|\DateTimeInterface $time Unix time in s
     * @return bool true: the answer has been given
     * @throws \ValueError outside of 1970 to 9999
     */
    public function lastModified($time) {}

    /**
     * Sets Cache-Control (addition).
     * @param array|string $directives as text, or as ['public', 'max-age' => 60, 'no-store' => true]
     * @return static
     */
    public function cacheControl(array|string $directives) {}

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
