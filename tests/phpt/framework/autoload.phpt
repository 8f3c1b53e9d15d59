--TEST--
autoload(): classes of App below APP_DIR
--EXTENSIONS--
msf
--FILE--
<?php
$dir = sys_get_temp_dir() . '/msf-autoload-' . getmypid();
mkdir("$dir/Some", 0700, true);
file_put_contents("$dir/Some/Name.php", '<?php namespace App\Some; echo "loaded\n"; class Name {}');
define('APP_DIR', $dir);
PG\MSF\autoload('App\Some\Name');
var_dump(class_exists('App\Some\Name', false));
PG\MSF\autoload('App\Some\Missing');
PG\MSF\autoload('Other\Some\Name');
PG\MSF\autoload('App\..\..\etc\passwd');
var_dump(class_exists('App\Some\Missing'), class_exists('Other\Some\Name'));
array_map('unlink', glob("$dir/Some/*"));
rmdir("$dir/Some");
rmdir($dir);
--EXPECT--
loaded
bool(true)
bool(false)
bool(false)
