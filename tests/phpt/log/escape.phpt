--TEST--
Log: no message can forge a line, and a JSON-like template stays JSON
--EXTENSIONS--
msf
mbstring
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$plain = one_log("$dir/plain.log", "[%channel%] %message%\n");
$json = one_log("$dir/json.log", '{"channel": "%channel%", "message": "%message%", "context": %context%}');
$nasty = ["line\nbreak", "two\r\nand\rmore", 'quote " and \\ slash', "esc \x1b[31m nul \0 del \x7f bell \x07", "tab\there", "c1 \xc2\x9b", "utf-8 \u{4e2d}\u{1f600}",
          "bad \xff\xc3 \xed\xa0\x80 \xf5", str_repeat('long ', 100) . '"', '12345678', '1234567"', '"1234567'];
foreach ($nasty as $text) {
    $plain->info($text);
    $json->info($text, ['t' => "x\"y\n"]);
}
$plain->logId = $plain->channel = "a\nb";
$plain->info('x');
$json->channel = 'q"';
$json->info('x');
echo preg_replace('/(long )+/', 'long... ', file_get_contents("$dir/plain.log"));
$lines = file("$dir/json.log", FILE_IGNORE_NEW_LINES);
var_dump(count($lines));
foreach ($lines as $i => $line) {
    $data = json_decode($line, true);
    if (!is_array($data)) {
        echo "not JSON: $line\n";
    } elseif (isset($nasty[$i]) && mb_check_encoding($nasty[$i], 'UTF-8') && $data['message'] !== str_replace(["\r\n", "\r", "\n"], ' ', $nasty[$i])) {
        echo "changed: $line\n";
    }
}
$big = str_repeat('x', 1024 * 1024 + 10);
$plain->info($big);
echo substr(file_get_contents("$dir/plain.log"), -40);
?>
--EXPECTF--
[SERVER] line break
[SERVER] two and more
[SERVER] quote " and \ slash
[SERVER] esc \x1b[31m nul \x00 del \x7f bell \x07
[SERVER] tab	here
[SERVER] c1 \x9b
[SERVER] utf-8 中😀
[SERVER] bad %s
[SERVER] long... "
[SERVER] 12345678
[SERVER] 1234567"
[SERVER] "1234567
[a b] x
int(13)
xxxxxxxxxxxxxxxxxxxxxx...<10 bytes cut>
