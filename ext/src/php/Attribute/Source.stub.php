<?php

/** @generate-class-entries */

namespace PG\MSF\Attribute;

/**
 * Where a parameter of an action comes from, if not from where its name and the verb put it. Manual: Attribute routes.
 *
 * $name: of the placeholder, field, header, cookie or upload; null: the parameter's own name.
 */
abstract class Source
{
    public readonly ?string $name;

    public function __construct(?string $name = null) {}
}

/** A placeholder of the route. */
final class Path extends Source
{
}

/** A parameter of the query string; a class without a name takes the query string as a whole. */
final class Query extends Source
{
}

/** A member of the JSON body, or a form field; a class without a name takes the body as a whole. */
final class Body extends Source
{
    /** @var bool keys of the body that the class does not know are errors */
    public readonly bool $strict;
    /** @var bool the whole body, for arrays and mixed */
    public readonly bool $whole;

    public function __construct(?string $name = null, bool $strict = false, bool $whole = false) {}
}

/** A header; without a name $userAgent is User-Agent. */
final class Header extends Source
{
}

/** A cookie. */
final class Cookie extends Source
{
}

/** An upload in the array form of $_FILES (name, type, tmp_name, error, size), for a parameter of type array. */
final class File extends Source
{
}
