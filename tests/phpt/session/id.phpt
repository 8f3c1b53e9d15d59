--TEST--
Session::id(): 160 random bits, another one for every session, file and directory for nobody else
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/session.inc';
$c = session_config();
for ($i = 0; $i < 100; $i++) {
    $s = new PG\MSF\Session\Session;
    $ids[] = $id = $s->id();
    if (!preg_match('~^[0-9a-f]{40}$~D', $id) || $s->id() !== $id || stored($id) !== '{}') {
        echo "wrong: $id\n";
    }
}
var_dump(count(array_unique($ids)));
printf("%o %o\n", stat("$dir/s")['mode'] & 0777, stat("$dir/s/msf_session_$id")['mode'] & 0777);
--EXPECT--
int(100)
700 600
