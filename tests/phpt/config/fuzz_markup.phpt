--TEST--
Configuration: mutated XML and YAML makes no objects and resolves no entities
--EXTENSIONS--
msf
simplexml
yaml
--FILE--
<?php
$argv = ['fuzz_config', '3000', '20261122', 'xml,yaml'];
require __DIR__ . '/../../fuzz/fuzz_config.php';
?>
--EXPECTREGEX--
fuzz_config: 3000 files, [1-9]\d* of them good, seed 20261122
