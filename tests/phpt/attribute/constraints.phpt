--TEST--
What constraints say
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Attribute\{Constraint, Email, Items, Length, OneOf, Pattern, Range, Uuid};

function check(Constraint $c, mixed ...$values): void
{
    echo (new ReflectionClass($c))->getShortName(), "\n";
    foreach ($values as $v) {
        printf("  %s: %s\n", json_encode($v, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE), $c->check($v) ?? 'good');
    }
}

check(new Range(1, 10), 1, 10, 0, 11, 1.5, '5', true);
check(new Range(min: 0.5), 0.5, 0.4, 1);
check(new Range(max: 3), 3, 4, -100);
check(new Length(2, 3), 'äö', 'ab', 'a', 'abcd', "\xff\xff", 5);
check(new Length(1), '', 'a');
check(new Length(4, 4), 'abc', 'abcd');
check(new Pattern('/^[a-z]+$/'), 'abc', 'a1', 5);
check(new Pattern('/^\d$/', 'must be one digit'), '1', '12');
check(new OneOf('red', 5, false, null), 'red', 5, '5', false, 'blue');
check(new Email(), 'a@b', 'a.b+c@example.com', 'a@b-c.de', 'a', '@b', 'a@', 'a b@c', 'a@-b', 'a@b-', 'a@b..c', 'a@.b', "a\0@b", str_repeat('x', 65) . '@b',
    'a@' . str_repeat('x', 64), 'ä@b', 'a@b@c', 5);
check(new Uuid(), '123e4567-e89b-12d3-a456-426614174000', '123E4567-E89B-12D3-A456-426614174000', '123e4567e89b12d3a456426614174000', '123e4567-e89b-12d3-a456-42661417400g', 1);
check(new Items(1, 2), [1], [], [1, 2, 3], 'x');
check(new Items(each: [new Length(2), new Pattern('/^a/')]), ['ab'], ['ab', 'b'], ['ab', 'bb']);
var_dump((new Items(type: 'int', each: new Email()))->each, (new Items(type: 'int'))->type);

foreach ([
    fn() => new Range(2, 1),
    fn() => new Length(-1),
    fn() => new Length(2, 1),
    fn() => new Items(3, 2),
    fn() => new Items(each: 'x'),
    fn() => new Items(each: ['x']),
    fn() => new Pattern('/(/'),
    fn() => (new ReflectionClass(OneOf::class))->newInstanceWithoutConstructor()->check(1),
] as $f) {
    try {
        $f();
        echo "nothing thrown\n";
    } catch (Error $e) {
        echo $e::class, ': ', $e->getMessage(), "\n";
    }
}
--EXPECT--
Range
  1: good
  10: good
  0: must be between 1 and 10
  11: must be between 1 and 10
  1.5: good
  "5": must be a number
  true: must be a number
Range
  0.5: good
  0.4: must be at least 0.5
  1: good
Range
  3: good
  4: must be at most 3
  -100: good
Length
  "äö": good
  "ab": good
  "a": must have at least 2 characters
  "abcd": must have at most 3 characters
  "��": must be UTF-8 text
  5: must be a text
Length
  "": must have at least 1 character
  "a": good
Length
  "abc": must have 4 characters
  "abcd": good
Pattern
  "abc": good
  "a1": does not have the right form
  5: must be a text
Pattern
  "1": good
  "12": must be one digit
OneOf
  "red": good
  5: good
  "5": must be one of red, 5, false, null
  false: good
  "blue": must be one of red, 5, false, null
Email
  "a@b": good
  "a.b+c@example.com": good
  "a@b-c.de": good
  "a": must be an e-mail address
  "@b": must be an e-mail address
  "a@": must be an e-mail address
  "a b@c": must be an e-mail address
  "a@-b": must be an e-mail address
  "a@b-": must be an e-mail address
  "a@b..c": must be an e-mail address
  "a@.b": must be an e-mail address
  "a\u0000@b": must be an e-mail address
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx@b": must be an e-mail address
  "a@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx": must be an e-mail address
  "ä@b": must be an e-mail address
  "a@b@c": must be an e-mail address
  5: must be an e-mail address
Uuid
  "123e4567-e89b-12d3-a456-426614174000": good
  "123E4567-E89B-12D3-A456-426614174000": good
  "123e4567e89b12d3a456426614174000": must be a UUID
  "123e4567-e89b-12d3-a456-42661417400g": must be a UUID
  1: must be a UUID
Items
  [1]: good
  []: must have at least 1 element
  [1,2,3]: must have at most 2 elements
  "x": must be an array
Items
  ["ab"]: good
  ["ab","b"]: element 1 must have at least 2 characters
  ["ab","bb"]: element 1 does not have the right form
array(1) {
  [0]=>
  object(PG\MSF\Attribute\Email)#3 (0) {
  }
}
string(3) "int"
ValueError: The minimum must not be above the maximum
ValueError: The minimum must not be negative
ValueError: The minimum must not be above the maximum
ValueError: The minimum must not be above the maximum
TypeError: PG\MSF\Attribute\Items::__construct(): Argument #4 ($each) must be a constraint or an array of them
TypeError: What each element is held against must be constraints
ValueError: "/(/" is no regular expression that compiles
Error: The constructor of PG\MSF\Attribute\OneOf was not called
