--TEST--
Log: the context of PSR-3: placeholders, the exception with its trace, secrets hidden
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$log = one_log("$dir/x.log", '%message%');
$json = one_log("$dir/x.json", '%context%');
enum Suit: string
{
    case Hearts = 'H';
}
enum Plain
{
    case One;
}
class Text
{
    public function __toString(): string
    {
        return 'text {no}';
    }
}
$context = ['user' => 'Ann', 'n' => 7, 'f' => 1.5, 'yes' => true, 'no' => false, 'nil' => null, 'a.b_c' => 'dots', 3 => 'three', 'list' => ['x', 'password' => 'hunter2'],
            'text' => new Text(), 'o' => new stdClass(), 'at' => new DateTimeImmutable('2026-11-22 10:00:00 UTC'), 's' => Suit::Hearts, 'p' => Plain::One,
            'e' => new LogicException('oops'), 'token' => 'abc', 'brace' => '{user}'];
foreach (['{user} has {n}, {f}, {yes} {no} {nil} {a.b_c} {3}', '{list} {text} {o} {at} {s} {p} {e}', 'token {token}', '{unknown} {} {{user}} {us er} {user', '{brace}', 'none'] as $message) {
    $log->info($message, $context);
}
$log->info('{user} without context');
$log->info(['{user}' => 1], $context);
echo file_get_contents("$dir/x.log");

$secret = ['password' => 'hunter2', 'Authorization' => 'Basic x', 'nested' => ['deep' => ['api_key' => 5, 'ok' => 1]], 'cookies' => ['a' => 'b'], 'token' => null, 'secret' => ''];
$json->info('x', $secret);
echo file_get_contents("$dir/x.json");
var_dump($secret['nested']['deep']['api_key']);

function thrower(string $password)
{
    throw new RuntimeException("two\nlines", 42, new DomainException('first'));
}
class Jobs
{
    public static function run()
    {
        array_map('thrower', ['hunter2']);
    }
}
try {
    Jobs::run();
} catch (RuntimeException $e) {
    file_put_contents("$dir/x.json", '');
    $json->error('failed', ['exception' => $e, 'other' => $e]);
}
$text = file_get_contents("$dir/x.json");
$data = json_decode($text, true);
$x = $data['exception'];
var_dump(str_contains($text, 'hunter2'));
echo $x['class'], '|', json_encode($x['message']), '|', $x['code'], '|', basename($x['file']), "\n", implode("\n", array_map('basename', $x['trace'])), "\n";
echo $x['previous']['class'], ' ', $x['previous']['message'], "\n", basename($data['other']), "\n";

class Thrower
{
    public function __toString(): string
    {
        throw new Exception('from __toString');
    }
}
try {
    $log->info('{x}', ['x' => new Thrower()]);
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
$a = ['x' => 1];
$a['self'] = &$a;
$log->info('{x} and itself', $a);
echo substr(file_get_contents("$dir/x.log"), -13);
?>
--EXPECTF--
Ann has 7, 1.5, true false null dots three
{"0":"x","password":"***"} text {no} [object stdClass] 2026-11-22T10:00:00.000000+00:00 H One LogicException: oops
token ***
{unknown} {} {Ann} {us er} {user
{user}
none
{user} without context
{"{user}":1}
{"password":"***","Authorization":"***","nested":{"deep":{"api_key":"***","ok":1}},"cookies":"***","token":null,"secret":""}
int(5)
bool(false)
RuntimeException|"two\nlines"|42|context.php:%d
[internal function] thrower()
context.php:%d array_map()
context.php:%d Jobs::run()
DomainException first
context.php:%d)
from __toString
1 and itself
