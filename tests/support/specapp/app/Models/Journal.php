<?php
namespace App\Models;

/** Writes down what becomes of it into the file `journal`. */
class Journal extends \PG\MSF\Models\Model
{
    public $name = 'unnamed';
    public $throws = false;

    public function __construct($name = 'unnamed')
    {
        parent::__construct();
        $this->name = $name;
        $this->note('construct');
    }

    public function destroy()
    {
        $this->note('destroy ' . ($this->getContext() ? 'context ' . ($this->getContext()->getLogId() ? 'id ' : '')
            . ($this->getContext()->getInput() ? 'input ' : '') . ($this->getContext()->getOutput() ? 'output' : '') : 'none'));
        if ($this->throws) {
            throw new \RuntimeException('thrown by destroy of ' . $this->name);
        }
        parent::destroy();
    }

    public function __destruct()
    {
        $this->note('destruct');
    }

    private function note(string $what): void
    {
        file_put_contents(RUNTIME_DIR . '/journal', "$this->name $what\n", FILE_APPEND);
    }
}
