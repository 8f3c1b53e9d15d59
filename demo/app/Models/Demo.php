<?php
namespace App\Models;

use PG\MSF\Models\Model;

/**
 * A model of the manual (chapter 4.2): pooled, with constructor arguments, and configuration at hand.
 */
class Demo extends Model
{
    public $pro1;
    public $pro2;

    public function __construct($pro1, $pro2)
    {
        parent::__construct();
        $this->pro1 = $pro1;
        $this->pro2 = $pro2;
    }

    public function getMockIds(): array
    {
        return $this->getConfig()->get('params.mock_ids', []);
    }
}
