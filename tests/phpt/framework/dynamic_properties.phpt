--TEST--
Classes that applications extend take undeclared properties without a deprecation (spec 10, H9)
--EXTENSIONS--
msf
--FILE--
<?php
error_reporting(-1);
class OwnRoute extends PG\MSF\Route\NormalRoute {}
class OwnRest extends PG\MSF\Route\RestRoute {}
class OwnPack extends PG\MSF\Pack\JsonPack {}
class OwnSerializer extends PG\MSF\Pack\SerializePack {}
class OwnSource extends PG\I18N\PhpMessageSource {}
class OwnLog extends PG\Log\PGLog {}
class OwnModel extends PG\MSF\Models\Model {}
class OwnServer extends PG\MSF\MSFServer {}
class OwnException extends PG\MSF\Base\Exception {}
class OwnContext extends PG\MSF\Helpers\Context {}
class OwnOutput extends PG\MSF\Base\Output {}
class OwnInput extends PG\MSF\Base\Input {}
class OwnSession extends PG\MSF\Session\Session {}
class OwnController extends PG\MSF\Console\Controller {}
class OwnTask extends PG\MSF\Coroutine\Base {
    public function send($callback) {}
}
foreach (get_declared_classes() as $class) {
    if (str_starts_with($class, 'Own')) {
        $o = (new ReflectionClass($class))->newInstanceWithoutConstructor();
        $o->undeclared = [$o];
        if ($o->undeclared[0] !== $o) {
            echo "$class lost it\n";
        }
        unset($o);
        echo gc_collect_cycles() > 0 ? '' : "$class keeps a circle alive\n";
    }
}
echo "done\n";
--EXPECT--
done
