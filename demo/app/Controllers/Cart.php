<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Session\Session;

/**
 * A visitor's cart and login, in a session, without yield.
 */
class Cart extends Controller
{
    /** POST /Cart/Add?sku=tea: parallel requests of one visitor lose nothing. */
    public function actionAdd($sku = 'tea')
    {
        $cart = $this->session()->update(function (array $values) use ($sku) {
            $values['cart'][$sku] = ($values['cart'][$sku] ?? 0) + 1;
            return $values;
        })['cart'];
        $this->outputJson($cart);
    }

    /** POST /Cart/Login?user=ann: the id changes, the values stay. */
    public function actionLogin($user = 'ann')
    {
        $session = $this->session();
        $before  = $session->id();
        $session->regenerate();
        $session->set('user', $user);
        $this->outputJson(['new_id' => $session->id() !== $before, 'user' => $session->get('user'), 'cart' => $session->get('cart', [])]);
    }

    /** POST /Cart/Logout: values, id and cookie are gone. */
    public function actionLogout()
    {
        $this->session()->destroy();
        $this->outputJson(['left' => 'nothing']);
    }

    private function session(): Session
    {
        return $this->getObject(Session::class);
    }
}
