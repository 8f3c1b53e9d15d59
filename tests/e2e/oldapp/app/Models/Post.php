<?php
namespace App\Models;

use PG\MSF\Models\Model;
use PG\MSF\Marco;

class Post extends Model
{
    public $id;
    public $tags = array();
    protected $rows;
    private $loads = 0;

    public function __construct($id = null, $tags = array())
    {
        parent::__construct();
        $this->id       = $id;
        $this->before   = array(isset($this->undeclared), $this->rows, $this->loads, count($this->tags));
        $this->tags     = $tags;
    }

    public function load()
    {
        yield $this->getObject('PG\MSF\Coroutine\Sleep')->goSleep(2);
        $this->undeclared = 'mine';
        $this->rows = array('id' => $this->id, 'title' => $this->title());
        $this->loads++;
        yield 'a value in between';
        return array($this->rows, $this->before);
    }

    protected function title()
    {
        return 'post ' . $this->id;
    }

    public function fails()
    {
        yield $this->getObject('\\PG\\MSF\\Coroutine\\Sleep')->goSleep(2);
        throw new \Exception('no such post ' . $this->id, 404);
    }

    public function destroy()
    {
        $this->rows = null;
        parent::destroy();
    }
}
