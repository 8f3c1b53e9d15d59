--TEST--
dump(): secrets are not shown, nor the arguments in a trace
--EXTENSIONS--
msf
--INI--
zend.exception_ignore_args=0
--FILE--
<?php
class Client
{
    public $dbPassword = 'hunter2';
    public $passwd = ['hunter2'];
    public $access_token = 'hunter2';
    public $clientSecret = 'hunter2';
    public $apiKey = 'hunter2';
    public $token = null;
    public $cookie = [];
    public $password_required = true;
    public $user = 'u';
}
$values = [new Client, ['Authorization' => 'Basic hunter2', 'set-cookie' => 'a=hunter2', 'n' => ['PASSWORD' => 1234]]];
foreach ($values as $value) {
    dump($value, false);
}
function connect($host, $password)
{
    throw new RuntimeException('boom', 7);
}
try {
    connect('h', 'hunter2');
} catch (Exception $e) {
    echo str_replace(__FILE__, 'FILE', dump($e, false, true)), "\n";
    echo str_replace(__FILE__, 'FILE', dump($e, true, true)), "\n";
}
?>
--EXPECT--
Client(dbPassword => '***', passwd => '***', access_token => '***', clientSecret => '***', apiKey => '***', token => null, cookie => [], password_required => true, user => 'u'), 
['Authorization' => '***', 'set-cookie' => '***', 'n' => ['PASSWORD' => '***']], 
RuntimeException(message => 'boom', code => 7, line => 20, file => 'FILE', trace => '#0 FILE(23): connect()
#1 {main}'), 
RuntimeException(
    [message] => 'boom'
    [code] => 7
    [line] => 20
    [file] => 'FILE'
    [trace] => '#0 FILE(23): connect()
#1 {main}'
)
