<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * Templates with a layout: app/Views/Shop.
 */
class Shop extends Controller
{
    /** GET /Shop/List: layout, section, inserted template, and the function money() of AppServer. */
    public function actionList()
    {
        $this->outputView(['items' => ['pen' => 1.5, '<ink>' => 4]]);
    }

    /** GET /Shop/Slow?name=Ann: the template waits inside a section; other requests render meanwhile. */
    public function actionSlow($name = 'nobody')
    {
        $this->outputView(['name' => $name]);
    }

    /** GET /Shop/Broken: an exception in a template names its places; half a page is never sent. */
    public function actionBroken()
    {
        try {
            $this->outputView([], 'Shop/Broken');
        } catch (\LogicException $e) {
            $this->outputJson(['message' => $e->getMessage(), 'templates' => $e->templates], 500);
        }
    }
}
