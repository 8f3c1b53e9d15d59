<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/**
 * What the client sent (spec/03 section 6). Arrays are built on first use. Values that are missing or null read as '' unless a
 * default is given as second
 * argument (an addition, like getJson(); it is not part of the signatures, so that older subclasses still fit).
 */
class Input extends Core
{
    /** @return array */
    public function __sleep() {}

    /** @return void */
    public function __wakeup() {}

    /**
     * Attaches a low-level request (any object with the properties get, post, cookie, files, header, server).
     * @param object|null $request
     * @return static
     */
    public function set($request) {}

    /** @return static detaches the request */
    public function reset() {}

    /**
     * Body parameter, else query parameter, else the default.
     * @param string|int $index
     * @return mixed
     */
    public function postGet($index) {}

    /**
     * Body parameter.
     * @param string|int $index
     * @return mixed
     */
    public function post($index) {}

    /**
     * Query parameter.
     * @param string|int $index
     * @return mixed
     */
    public function get($index) {}

    /**
     * Query parameter, else body parameter, else the default.
     * @param string|int $index
     * @return mixed
     */
    public function getPost($index) {}

    /** @return array query and body parameters; the body wins */
    public function getAllPostGet() {}

    /** @return array */
    public function getAllPost() {}

    /** @return array */
    public function getAllGet() {}

    /** @return array lower-case names, without Cookie */
    public function getAllHeader() {}

    /** @return array */
    public function getAllServer() {}

    /** @return string body as it came; '' for multipart/form-data */
    public function getRawContent() {}

    /**
     * The body decoded as JSON (objects as arrays), or one member of it (dotted path).
     * @param string|int|null $key null = all of it
     * @return mixed the default when the body is no JSON or lacks the member
     */
    public function getJson($key = null, mixed $default = null) {}

    /**
     * @param string|int $key
     * @param mixed $value
     * @return static
     */
    public function setPost($key, $value) {}

    /**
     * @param string|int $key
     * @param mixed $value
     * @return static
     */
    public function setGet($key, $value) {}

    /** @return static */
    public function setAllPost(array $post) {}

    /** @return static */
    public function setAllGet(array $get) {}

    /**
     * @param string|int $index
     * @return mixed
     */
    public function getCookie($index) {}

    /**
     * An upload as in $_FILES.
     * @param string|int $index
     * @return mixed
     */
    public function getFile($index) {}

    /** @return array all uploads as in $_FILES */
    public function getAllFile() {}

    /**
     * @param string|int $index
     * @return mixed
     */
    public function getServer($index) {}

    /** @return string upper-case; X-HTTP-Method-Override counts for POST only */
    public function getRequestMethod() {}

    /** @return string path without query string, not decoded */
    public function getRequestUri() {}

    /** @return string the same */
    public function getPathInfo() {}

    /** @return string the client's address; forwarding headers count only from http_server.trusted_proxies */
    public function getRemoteAddr() {}

    /**
     * @param string $index header name
     * @return mixed
     */
    public function getHeader($index) {}

    /**
     * A parameter as integer (addition, like the next ones): of the query, else of the form, else a member of a JSON body (dotted path).
     * Texts and JSON values are read as for attribute routes: "12", not "12a", " 12" or 1.5.
     * @param mixed $default of a parameter that is missing or null; not given: it is required
     * @return mixed int, or the default
     * @throws \PG\MSF\Route\HttpException 400 `<key>: must be an integer` and so on, when it is missing, of another type or out of range
     */
    public function getInt(string $key, mixed $default = UNKNOWN, ?int $min = null, ?int $max = null): mixed {}

    /**
     * @return mixed float, or the default
     * @throws \PG\MSF\Route\HttpException 400
     */
    public function getFloat(string $key, mixed $default = UNKNOWN): mixed {}

    /**
     * true, 1, on, false, 0 and off; of JSON true and false.
     * @return mixed bool, or the default
     * @throws \PG\MSF\Route\HttpException 400
     */
    public function getBool(string $key, mixed $default = UNKNOWN): mixed {}

    /**
     * UTF-8 text.
     * @return mixed string, or the default
     * @throws \PG\MSF\Route\HttpException 400 also for an array
     */
    public function getString(string $key, mixed $default = UNKNOWN): mixed {}

    /**
     * One of some texts.
     * @param array $values list of strings
     * @return mixed string, or the default
     * @throws \PG\MSF\Route\HttpException 400
     */
    public function getOneOf(string $key, array $values, mixed $default = UNKNOWN): mixed {}

    /**
     * Moves an upload to its place (addition), also to another file system: then it is copied on a thread, to a name beside the target, and
     * only the whole file takes the target's name. Its mode follows the umask.
     * @throws \PG\MSF\Route\HttpException 400 when there is no such upload or it did not arrive, 413 when it is too large
     * @throws Exception when it was moved already or cannot be
     */
    public function moveTo(string $key, string $path): void {}

    /**
     * The media type that the client likes best (RFC 9110 12.5.1); of equal ones the first.
     * @param array $types list of media types that can be answered
     * @return string|null null: none of them, answer 406; without an Accept header the first
     */
    public function accepts(array $types): ?string {}

    /** @return string Host of the request in lower case, with its port; written by the client */
    public function getHost(): string {}

    /** @return bool the client came by https: through TLS of this server (http_server.tls), or X-Forwarded-Proto of a proxy in http_server.trusted_proxies says so */
    public function isSecure(): bool {}

    /** @return string|null token of `Authorization: Bearer` */
    public function bearerToken(): ?string {}

    /** @return array|null name and password of `Authorization: Basic` */
    public function basicAuth(): ?array {}

    /** @return void */
    public function destroy() {}
}
