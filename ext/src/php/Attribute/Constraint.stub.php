<?php

/** @generate-class-entries */

namespace PG\MSF\Attribute;

/** A rule for a bound value; applications implement it in attribute classes of their own. Manual: Attribute routes. */
interface Constraint
{
    /**
     * Never called with null. One object serves every request of a worker: keep no state.
     * @return string|null what is wrong, as in "must be even"; null when nothing is
     */
    public function check(mixed $value): ?string;
}

/** A number between $min and $max, both included; null: no bound. */
final class Range implements Constraint
{
    public readonly int|float|null $min;
    public readonly int|float|null $max;

    public function __construct(int|float|null $min = null, int|float|null $max = null) {}

    public function check(mixed $value): ?string {}
}

/** A text of $min to $max characters (code points of UTF-8). */
final class Length implements Constraint
{
    public readonly int $min;
    public readonly ?int $max;

    /** @throws \ValueError when $min is negative or above $max */
    public function __construct(int $min = 0, ?int $max = null) {}

    public function check(mixed $value): ?string {}
}

/** A text that matches a regular expression, written with delimiters as for preg_match(). */
final class Pattern implements Constraint
{
    public readonly string $regex;
    public readonly ?string $message;

    /**
     * @param string|null $message null: "does not have the right form"
     * @throws \ValueError when the expression does not compile
     */
    public function __construct(string $regex, ?string $message = null) {}

    public function check(mixed $value): ?string {}
}

/** One of these values, of the same type. */
final class OneOf implements Constraint
{
    public readonly array $values;

    public function __construct(mixed ...$values) {}

    public function check(mixed $value): ?string {}
}

/** An e-mail address as HTML's <input type="email"> takes it, at most 254 bytes. */
final class Email implements Constraint
{
    public function check(mixed $value): ?string {}
}

/** A UUID of any version, in the form of RFC 9562: 8-4-4-4-12 hexadecimal digits. */
final class Uuid implements Constraint
{
    public function check(mixed $value): ?string {}
}

/** An array of $min to $max elements, each bound as $type and held against $each. */
final class Items implements Constraint
{
    public readonly int $min;
    public readonly ?int $max;
    /** @var string|null int, float, string, bool, or the name of an enum, a date class or a class to be filled */
    public readonly ?string $type;
    /** @var Constraint[] */
    public readonly array $each;

    /**
     * @param Constraint|Constraint[] $each
     * @throws \ValueError when $min is negative or above $max
     * @throws \TypeError  when $each holds something else
     */
    public function __construct(int $min = 0, ?int $max = null, ?string $type = null, Constraint|array $each = []) {}

    /** Number and constraints of the elements; $type is for the binding alone. */
    public function check(mixed $value): ?string {}
}
