--TEST--
Configuration: what lies about in the directory is skipped, another extension is an error
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/config.inc';
$stray = array_fill_keys(['README', 'README.md', 'readme.txt', 'NOTES.md', '.hidden.php', '.a.php.swp', 'a.php~', '#a.php#', 'a.php.orig', 'a.php.bak',
                          'a.php.rej', 'a.php.dpkg-old', 'LICENSE.txt', 'conf.d/x.php'], '<?php not configuration');
$dir = config_dir(['a.php' => '<?php return ["a" => 1];'] + $stray);
echo json_encode((new Noodlehaus\Config($dir))->all()), "\n";
file_put_contents("$dir/b.toml", '');
echo config_error($dir, $dir), "\n";
?>
--EXPECT--
{"a":1}
UnsupportedFormatException: Unsupported configuration format: [DIR/b.toml] (known: php, ini, json, xml, yaml, yml)
