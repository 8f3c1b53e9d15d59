<?php
namespace App\Models;

class LogsLate extends \PG\MSF\Models\Model
{
    public function destroy()
    {
        $this->getContext()->getLog()->warning('from destroy');
        parent::destroy();
    }
}
