<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;

/**
 * What the rules of the manual's chapter 5.9 reach; they are in config/rest.php.
 */
class User extends Controller
{
    /** GET /users */
    public function actionIndex()
    {
        $this->outputJson(['action' => 'index']);
    }

    /** GET /users/12: the value from the path is in Input::get(), and an argument. */
    public function actionView($uid)
    {
        $this->outputJson(['action' => 'view', 'argument' => $uid, 'get' => $this->getContext()->getInput()->get('uid')]);
    }

    /** GET /users/ask, which stands before users/<uid>. */
    public function actionApply()
    {
        $this->outputJson(['action' => 'apply']);
    }

    /** PUT /users/rename: the target of the rule takes its method from the path. */
    public function actionRename()
    {
        $this->outputJson(['action' => 'rename']);
    }

    /** DELETE /users/7 */
    public function actionDelete($uid)
    {
        $this->outputJson(['action' => 'delete', 'argument' => $uid]);
    }
}
