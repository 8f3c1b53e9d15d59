--TEST--
Content that is no session is an empty one, with a warning
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config(['maxSize' => 5000]);
$s = new PG\MSF\Session\Session;
$file = "$dir/s/msf_session_" . $s->id();
$warnings = 0;
set_error_handler(function ($code, $text) use (&$warnings) { $warnings += str_contains($text, 'is no JSON object'); return true; });
mt_srand(7);
$n = 0;
foreach (['', ' ', '{', '[]', 'null', 'true', '5', '"s"', '{"a":', '{"a":1}x', "\0", '{"__msf_ends":{}}', '{"__msf_ends":"x"}', '[1,2]', '{"a":{"b":[}}', str_repeat('[', 2000)] as $text) {
    file_put_contents($file, $text);
    $all = $s->all();
    $n += $all === [] || $text === '[1,2]';
}
var_dump($n, $warnings);
for ($i = 0; $i < 2000; $i++) {
    $text = '{"k":{"a":[1,2,"x\u00e4"]},"n":1.5}';
    for ($j = mt_rand(0, 3); $j >= 0; $j--) {
        $text = substr_replace($text, chr(mt_rand(0, 255)), mt_rand(0, strlen($text)), mt_rand(0, 2));
    }
    file_put_contents($file, $text);
    if (!is_array($s->all())) {
        echo "no array\n";
    }
    if ($i % 10 === 0) {
        $s->set('after', $i);
        if ($s->get('after') !== $i) {
            echo "not stored over: $text\n";
        }
    }
}
var_dump($warnings > 500);
file_put_contents($file, '{"k":"' . str_repeat('x', 6000) . '"}');
thrown(fn() => $s->all());
thrown(fn() => (new PG\MSF\Session\Session)->set('k', str_repeat('x', 6000)));
unlink($file);
symlink('/etc/passwd', $file);
thrown(fn() => $s->all());
unlink($file);
mkdir($file);
thrown(fn() => $s->all());
thrown(fn() => $s->set('k', 1));
--EXPECT--
int(16)
int(11)
bool(true)
PG\MSF\Session\Exception: session: DIR/s/msf_session_ID is larger than the 5000 bytes that are allowed
PG\MSF\Session\Exception: session: 6008 bytes are more than a session may have (session.maxSize is 5000)
PG\MSF\Session\Exception: session: cannot open DIR/s/msf_session_ID: Too many levels of symbolic links
PG\MSF\Session\Exception: session: DIR/s/msf_session_ID is no regular file
PG\MSF\Session\Exception: session: DIR/s/msf_session_ID is no regular file
