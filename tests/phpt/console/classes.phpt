--TEST--
Classes of the console: what they extend, and their methods outside of a command
--EXTENSIONS--
msf
--FILE--
<?php
use PG\MSF\Console\{Controller, Progress, SignalException};

echo implode(' ', class_parents(Controller::class)), "\n";
echo get_parent_class(PG\MSF\MSFCli::class), ' ', PG\MSF\MSFCli::mode, ' ', PG\MSF\MSFServer::mode, "\n";
echo get_parent_class(SignalException::class), "\n";

class C extends Controller
{
    public function try()
    {
        $this->writeln('a line');
        $p = $this->progress(0);
        $p->advance();
        $p->advance(PHP_INT_MAX);
        $p->finish();
        try {
            $this->progress(-1);
        } catch (ValueError $e) {
            echo $e->getMessage(), "\n";
        }
        foreach ([fn() => clone $p, fn() => serialize($p), fn() => new Progress] as $f) {
            try {
                $f();
            } catch (Throwable $e) {
                echo $e->getMessage(), "\n";
            }
        }
        var_dump($this->confirm('sure?'));
    }
}
$c = new C('Batch', 'actionRun');
$c->try();
$c->destroy();
var_dump($c->getIsDestroy(), (new SignalException('x', 15))->getSignal());
try {
    $c->output('x');
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
--STDIN--
y
--EXPECT--
PG\MSF\Controllers\Controller PG\MSF\Base\Core PG\MSF\Base\Child
PG\MSF\MSFServer console web
PG\MSF\Coroutine\CancelledException
a line
PG\MSF\Console\Controller::progress(): Argument #1 ($total) must not be negative
Trying to clone an uncloneable object of class PG\MSF\Console\Progress
Serialization of 'PG\MSF\Console\Progress' is not allowed
Call to private PG\MSF\Console\Progress::__construct() from scope C
bool(false)
bool(true)
int(15)
There is no output here: the request has ended, or this is no HTTP request
