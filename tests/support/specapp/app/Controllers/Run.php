<?php
namespace App\Controllers;

/** Runs the code that a test sends in the header X-Code (base64): `$this` is the controller, $in and $out are the request's. Code that has a `yield` is
 * a generator action. */
class Run extends \PG\MSF\Controllers\Controller
{
    public $open = 'open';
    protected $closed = 'closed';

    public function actionCode()
    {
        $context = $this->getContext();
        $code = base64_decode($context->getInput()->getHeader('x-code'));
        $run = eval("return function (\$in, \$out, \$context) { $code\n};");
        return $run->call($this, $context->getInput(), $context->getOutput(), $context);
    }
}
