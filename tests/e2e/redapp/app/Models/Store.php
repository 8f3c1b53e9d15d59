<?php
namespace App\Models;

/** A store of sessions that fails where it is told to. */
class Store extends \PG\MSF\Session\Adapters\File
{
    public function open(string $savePath, string $sessionName)
    {
        Doing::at('open');
        return parent::open($savePath, $sessionName);
    }

    public function close()
    {
        Doing::at('close');
        return parent::close();
    }

    public function read(string $id)
    {
        Doing::at('read');
        return parent::read($id);
    }

    public function write(string $id, string $data)
    {
        Doing::at('write');
        return parent::write($id, $data);
    }

    public function touch(string $id)
    {
        Doing::at('touch');
        return parent::touch($id);
    }

    public function unset(string $id)
    {
        Doing::at('unset');
        return parent::unset($id);
    }

    public function lock(string $id)
    {
        Doing::at('lock');
        return parent::lock($id);
    }

    public function unlock(string $id)
    {
        Doing::at('unlock');
        return parent::unlock($id);
    }
}
