<?php

/** @generate-class-entries */

namespace PG\MSF\Request;

/**
 * The low-level answer, for server classes that override onRequest() (spec/03 section 1). Names of headers are canonical on the wire
 * (`x-my-id` becomes `X-My-Id`); HEAD, 204 and 304 go without body bytes; Content-Length, Date, Server and Connection are the server's own.
 * Once an answer is complete, every further call warns and returns false; so it does without a warning when the client has gone.
 * @strict-properties
 * @not-serializable
 */
final class HttpResponse
{
    /**
     * number of the connection, as in the request
     * @var int
     */
    public int $fd = 0;

    private function __construct() {}

    /**
     * Sets a header; the same name twice keeps the last value.
     * @param string $name
     * @param string $value
     * @param bool $format ignored: names are always canonical
     * @return bool
     * @throws \PG\MSF\Base\Exception line breaks or NUL bytes, a name that is no token, or more than 16 KiB of header lines
     */
    public function header(string $name, string $value, bool $format = true): bool {}

    /**
     * @param int $code 200 to 999; one without a reason phrase of its own becomes 200
     * @param string $reason ignored: the phrase follows from the code
     * @return bool
     */
    public function status(int $code, string $reason = ""): bool {}

    /**
     * Adds a Set-Cookie line; an empty value deletes the cookie.
     * @param string $name
     * @param string $value percent-encoded on the wire
     * @param int $expire Unix time in seconds; 0: until the browser ends
     * @param string $path
     * @param string $domain
     * @param bool $secure
     * @param bool $httponly
     * @param string $samesite "", "Lax", "Strict" or "None"
     * @return bool
     * @throws \PG\MSF\Base\Exception a name or an attribute that could break the header
     */
    public function cookie(string $name, string $value = "", int $expire = 0, string $path = "/", string $domain = "", bool $secure = false, bool $httponly = false, string $samesite = ""): bool {}

    /**
     * Compresses the body, if the client accepts it and the body is text of http_server.limits.gzip_min bytes or more.
     * @param int $level 1 to 9
     * @return bool
     * @throws \ValueError
     */
    public function gzip(int $level = 1): bool {}

    /**
     * The whole body, or the last piece after write().
     * @param string $content
     * @return bool
     */
    public function end(string $content = ""): bool {}

    /**
     * A piece of the body; the answer is streamed from the first one on, until end(). Waits, in the request's coroutine, while the client
     * is slower than the application.
     * @param string $content
     * @return bool false when the client has gone
     * @throws \PG\MSF\Coroutine\Exception where waiting is not possible
     */
    public function write(string $content): bool {}

    /**
     * A file as the whole body, with type, ETag, Last-Modified, conditions and ranges. The path is the application's responsibility: it
     * is not confined to a root.
     * @param string $filename
     * @return bool false, with a warning and nothing sent, when it is no file that can be read
     */
    public function sendfile(string $filename): bool {}
}
