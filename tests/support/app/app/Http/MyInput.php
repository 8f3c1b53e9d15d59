<?php
namespace App\Http;

class MyInput extends \PG\MSF\Base\Input
{
    public $note = 'none';

    public function get($index)
    {
        return 'mine:' . parent::get($index);
    }

    public function destroy()
    {
        \App\Models\Journal::add('input destroyed, note ' . $this->note);
        parent::destroy();
    }
}
