--TEST--
Log: the format json, one object a line with every field, whatever is logged
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/log.inc';
$dir = log_dir();
$log = one_log("$dir/all.json", 'json');
$own = one_log("$dir/own.json", '{"m":"%message%","c":%context%,"in":"%context%"}');
$log->logId = 'id"1';
$texts = ["two\nlines\r\nand \\ \" tab\t", "esc \x1b del \x7f c1 \xc2\x9b", "bad \xff utf-8 \u{4e2d}", ''];
foreach ($texts as $text) {
    $log->error($text, ['text' => $text, 'deep' => ['list' => [1, 2.5, null, true]]]);
    $own->error($text, ['text' => $text]);
}
$log->info('nothing more');
$log->accessRecord['uri'] = "/a\"b\n";
$log->pushLog('list', ['a"b' => "\u{9b}"]);
$log->appendNoticeLog();
$lines = array_map(fn($l) => json_decode($l, false, 32, JSON_THROW_ON_ERROR), file("$dir/all.json"));
foreach ($lines as $i => $l) {
    echo implode(',', array_keys((array)$l)), ' ', $l->level, ' ', $l->channel, ' ', $l->logId, ' ', json_encode($l->message), ' ', json_encode([$l->context, $l->extra]), "\n";
}
var_dump($lines[0]->message === $texts[0], $lines[0]->context->text === $texts[0], $lines[1]->message === $texts[1], $lines[1]->context->text === $texts[1]);
foreach (file("$dir/own.json") as $i => $line) {
    $l = json_decode($line, false, 32, JSON_THROW_ON_ERROR);
    echo json_encode($l->m), ' ', $i > 2 || $i === 0 || json_decode($l->in) == $l->c ? 'same' : 'other', "\n";
}
?>
--EXPECTF--
datetime,level,channel,logId,message,context,extra error SERVER id"1 "two\nlines\r\nand \\ \" tab\t" [{"text":"two\nlines\r\nand \\ \" tab\t","deep":{"list":[1,2.5,null,true]}},{}]
datetime,level,channel,logId,message,context,extra error SERVER id"1 "esc \u001b del  c1 \u009b" [{"text":"esc \u001b del  c1 \u009b","deep":{"list":[1,2.5,null,true]}},{}]
datetime,level,channel,logId,message,context,extra error SERVER id"1 "bad \ufffd utf-8 \u4e2d" [{"text":"bad \ufffd utf-8 \u4e2d","deep":{"list":[1,2.5,null,true]}},{}]
datetime,level,channel,logId,message,context,extra error SERVER id"1 "" [{"text":"","deep":{"list":[1,2.5,null,true]}},{}]
datetime,level,channel,logId,message,context,extra info SERVER id"1 "nothing more" [{},{}]
datetime,level,channel,logId,message,context,extra notice SERVER id"1 "[%d(ms)] [%d(MB)] [\/a\"b\n] [list={\"a\\\"b\":\"\\u009b\"}] profile[] counting[]" [{},{}]
bool(true)
bool(true)
bool(true)
bool(true)
"two lines and \\ \" tab\t" same
"esc \u001b del  c1 \u009b" same
"bad \ufffd utf-8 \u4e2d" same
"" same
