--TEST--
Configuration: every error names the file, and its line where there is one
--EXTENSIONS--
msf
simplexml
--FILE--
<?php
require __DIR__ . '/config.inc';
$dir = config_dir([
    'syntax.json' => "{\n\"a\": 1,\n\"b\" 2}", 'open.json' => "[1,\n2", 'scalar.json' => '3', 'empty.json' => '',
    'bad.ini' => "a = \n[b\n= c", 'empty.ini' => '',
    'bad.xml' => "<a>\n<b></a>",
    'three.php' => '<?php return 3;', 'nothing.php' => '<?php $x = 1;', 'throws.php' => "<?php\n\nthrow new LogicException('oops');",
    'syntax.php' => "<?php\n\n\$a = ;", 'call.php' => "<?php return function () {\n    no_such_function();\n};",
    'deep.php' => '<?php $a = 1; for ($i = 0; $i < 70; $i++) { $a = [$a]; } return $a;', 'loop.php' => '<?php $a = []; $a["a"] = &$a; return $a;',
    'x.txt' => '', 'noextension' => '',
    'empty/README' => '',
]);
foreach (['syntax.json', 'open.json', 'scalar.json', 'empty.json', 'bad.ini', 'empty.ini', 'bad.xml', 'three.php', 'nothing.php', 'throws.php', 'syntax.php',
          'call.php', 'deep.php', 'loop.php', 'x.txt', 'noextension', 'empty', 'missing', '?empty'] as $name) {
    echo config_error($name[0] === '?' ? "?$dir/" . substr($name, 1) : "$dir/$name", $dir), "\n";
}
echo config_error([], $dir), "\n";
try {
    new Noodlehaus\Config("$dir/throws.php");
} catch (Exception $e) {
    echo get_class($e->getPrevious()), "\n";
}
try {
    new Noodlehaus\Config([1]);
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
ParseException: Configuration file: [DIR/syntax.json] is not valid JSON: Syntax error on line 3 @syntax.json:3
ParseException: Configuration file: [DIR/open.json] is not valid JSON: Syntax error on line 2 @open.json:2
ParseException: Configuration file: [DIR/scalar.json] is not a JSON object @scalar.json:1
ParseException: Configuration file: [DIR/empty.json] is not valid JSON: Syntax error on line 1 @empty.json:1
ParseException: Configuration file: [DIR/bad.ini] is not valid INI: syntax error, unexpected end of file, expecting ']' in DIR/bad.ini on line 2 @bad.ini:2
ParseException: Configuration file: [DIR/empty.ini] is not valid INI, or empty @empty.ini:0
ParseException: Configuration file: [DIR/bad.xml] is not valid XML: Premature end of data in tag a line 1 on line 2 @bad.xml:2
UnsupportedFormatException: PHP file does not return an array: [DIR/three.php]
UnsupportedFormatException: PHP file does not return an array: [DIR/nothing.php]
ParseException: Configuration file: [DIR/throws.php] threw LogicException: oops @throws.php:3
ParseException: Configuration file: [DIR/syntax.php] threw ParseError: syntax error, unexpected token ";" @syntax.php:3
ParseException: Configuration file: [DIR/call.php] threw Error: Call to undefined function no_such_function() @call.php:2
ParseException: Configuration file: [DIR/deep.php] is nested deeper than 64 levels @deep.php:0
ParseException: Configuration file: [DIR/loop.php] is nested deeper than 64 levels @loop.php:0
UnsupportedFormatException: Unsupported configuration format: [DIR/x.txt] (known: php, ini, json, xml, yaml, yml)
UnsupportedFormatException: Unsupported configuration format: [DIR/noextension] (known: php, ini, json, xml, yaml, yml)
EmptyDirectoryException: Configuration directory: [DIR/empty] is empty
FileNotFoundException: Configuration file: [DIR/missing] cannot be found
EmptyDirectoryException: Configuration directory: [DIR/empty] is empty
none
LogicException
Configuration paths must be strings, int given
