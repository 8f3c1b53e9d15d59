--TEST--
Configuration: XML with entities of its own is refused, whatever they are
--EXTENSIONS--
msf
simplexml
--FILE--
<?php
require __DIR__ . '/config.inc';
$laughs = implode('', array_map(fn($i) => "<!ENTITY e$i \"" . str_repeat($i ? '&e' . ($i - 1) . ';' : 'ha', 10) . '">', range(0, 9)));
$dir = config_dir([
    'file.xml' => '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><a>&x;</a></r>',
    'network.xml' => '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd"><r><a>1</a></r>',
    'inner.xml' => "<?xml version=\"1.0\"?>\n<!-- > -->\n<!DOCTYPE r [<!ENTITY x \"y\">]><r><a>&x;</a></r>",
    'laughs.xml' => "\xef\xbb\xbf<!DOCTYPE r [$laughs]><r><a>&e9;</a></r>",
    'wide.xml' => "\xfe\xff" . preg_replace('/./', "\0$0", '<!DOCTYPE r [<!ENTITY x "y">]><r><a>&x;</a></r>'),
    'undefined.xml' => "<r>\n<a>&x;</a></r>",
    'good.xml' => "<?xml version=\"1.0\"?>\n<!-- <!DOCTYPE r> -->\n<r><a>&lt;&#65;&amp;</a><b><![CDATA[<!DOCTYPE r>]]></b></r>",
    'open.xml' => '<!-- <r/>',
]);
foreach (['file', 'network', 'inner', 'laughs', 'wide', 'undefined', 'open'] as $name) {
    echo config_error("$dir/$name.xml", $dir), "\n";
}
echo json_encode((new Noodlehaus\Config("$dir/good.xml"))->all()), "\n";
?>
--EXPECTF--
ParseException: Configuration file: [DIR/file.xml] declares a document type (DOCTYPE) on line 1, which a configuration must not @file.xml:1
ParseException: Configuration file: [DIR/network.xml] declares a document type (DOCTYPE) on line 1, which a configuration must not @network.xml:1
ParseException: Configuration file: [DIR/inner.xml] declares a document type (DOCTYPE) on line 3, which a configuration must not @inner.xml:3
ParseException: Configuration file: [DIR/laughs.xml] declares a document type (DOCTYPE) on line 1, which a configuration must not @laughs.xml:1
ParseException: Configuration file: [DIR/wide.xml] is not valid XML: it has to be written in UTF-8 or another encoding without NUL bytes @wide.xml:0
ParseException: Configuration file: [DIR/undefined.xml] is not valid XML: Entity 'x' not defined on line 2 @undefined.xml:2
ParseException: Configuration file: [DIR/open.xml] is not valid XML: %s on line 1 @open.xml:1
{"a":"<A&","b":"<!DOCTYPE r>"}
