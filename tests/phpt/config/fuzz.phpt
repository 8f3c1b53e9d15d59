--TEST--
Configuration: mutated files load or give an error that names them
--EXTENSIONS--
msf
--FILE--
<?php
$argv = ['fuzz_config', '1500', '20261122'];
require __DIR__ . '/../../fuzz/fuzz_config.php';
?>
--EXPECTREGEX--
fuzz_config: 1500 files, [1-9]\d* of them good, seed 20261122
