<?php
namespace App\Models;

/** Knows its request through the trait. */
class Mixin
{
    use \PG\AOP\MI;

    public $state = 'fresh';

    public function seen()
    {
        $was = $this->state;
        $this->state = 'used';
        return [$was, $this->getContext()->getActionName(), get_class($this->getObject(Counted::class)), $this->__DSLevel];
    }

    public function __destruct()
    {
        Journal::add('destructor');
    }
}
