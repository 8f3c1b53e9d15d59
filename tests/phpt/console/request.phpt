--TEST--
Console\Request: words of the command line, taken apart
--EXTENSIONS--
msf
--FILE--
<?php
$r = new PG\MSF\Console\Request;
var_dump($r->getServer(), $r->resolve());
$words = ['Batch/Run', '--name=value', '--flag', '-n=v=w', '-x', '--with-dash=1', 'k=v', '--', '-', '', '--empty=', "--two=a\nb", '--7=seven', 'word', '--name=last'];
var_dump($r->setServer($words) === $r, $r->getServer() === $words);
echo json_encode($r->resolve()), "\n";
echo json_encode($r->setServer([12, 3])->resolve()), "\n";
try {
    $r->setServer('x');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
--EXPECT--
array(0) {
}
array(2) {
  [0]=>
  string(0) ""
  [1]=>
  array(0) {
  }
}
bool(true)
bool(true)
["Batch\/Run",{"name":"last","flag":true,"n":"v=w","x":true,"0":"--with-dash=1","1":"k=v","2":"--","3":"-","4":"","empty":"","two":"a\nb","7":"seven","8":"word"}]
["12",["3"]]
PG\MSF\Console\Request::setServer(): Argument #1 ($params) must be of type array, string given
