<?php

/** @generate-class-entries */

namespace PG\MSF\Attribute;

/**
 * A route of a controller's method; repeatable. On a class: the prefix of its methods' routes. Manual: Attribute routes.
 *
 * Read once when a worker starts. Applications may extend it (and the short forms).
 */
class Route
{
    /** @var string[] verbs in upper case; none on a class */
    public readonly array $methods;
    /** @var string pattern such as /users/{id} or /users/{id:\d+} */
    public readonly string $path;
    /** @var string|null for PG\MSF\url(); on a class the beginning of its methods' names */
    public readonly ?string $name;
    /** @var int status of the answer when the action returns a value; 200 with null becomes 204 */
    public readonly int $status;

    /**
     * @param string|string[] $methods GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS; a single argument that begins with a slash is the path
     * @throws \ValueError for a verb or status that does not exist
     */
    public function __construct(string|array $methods = [], string $path = '', ?string $name = null, int $status = 200) {}
}

/** #[Route('GET', $path)]; answers HEAD as well. */
class Get extends Route
{
    public function __construct(string $path, ?string $name = null, int $status = 200) {}
}

/** #[Route('POST', $path)] */
class Post extends Route
{
    /** @implementation-alias PG\MSF\Attribute\Get::__construct */
    public function __construct(string $path, ?string $name = null, int $status = 200) {}
}

/** #[Route('PUT', $path)] */
class Put extends Route
{
    /** @implementation-alias PG\MSF\Attribute\Get::__construct */
    public function __construct(string $path, ?string $name = null, int $status = 200) {}
}

/** #[Route('PATCH', $path)] */
class Patch extends Route
{
    /** @implementation-alias PG\MSF\Attribute\Get::__construct */
    public function __construct(string $path, ?string $name = null, int $status = 200) {}
}

/** #[Route('DELETE', $path)] */
class Delete extends Route
{
    /** @implementation-alias PG\MSF\Attribute\Get::__construct */
    public function __construct(string $path, ?string $name = null, int $status = 200) {}
}
