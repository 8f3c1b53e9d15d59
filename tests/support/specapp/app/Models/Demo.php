<?php
namespace App\Models;

use PG\MSF\Models\Model;

/** The manual's model (5.6): what of it lives how long. */
class Demo extends Model
{
    public $pro1 = 1;
    public $pro2 = ['two'];
    protected $pro3;
    private $pro4;

    /** @var array the properties as the constructor found them */
    public $found;

    public function __construct($pro1 = null, $pro2 = null)
    {
        parent::__construct();
        $this->found = [$this->pro1, $this->pro2, $this->pro3, $this->pro4];
        $this->pro1 = $pro1;
        $this->pro2 = $pro2;
        $this->pro3 = '3';
        $this->pro4 = '4';
    }

    public function getMockIds()
    {
        return [$this->pro1, $this->pro2] === [1, 2] ? $this->getConfig()->get('params.mock_ids', []) : [];
    }

    public function destroy()
    {
        parent::destroy();
        $this->pro3 = null;
    }
}
