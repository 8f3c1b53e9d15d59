<?php

/** @generate-class-entries */

namespace PG\MSF\Controllers;

/**
 * Demonstration of REST actions (spec/03 section 3.2, manual 5.9), for rules such as `'GET rests/<id:\d+>' => 'rest/view'`. Answers this
 * machine only, unless `http.builtin.rest` says otherwise.
 */
class Rest extends \PG\MSF\Rest\Controller
{
    /** @return void the form's p1 and p2 as f1 and f2 */
    public function actionCreate() {}

    /** @return void a list of two of them, from the query */
    public function actionIndex() {}

    /** @return void p1, p2 and id of the query as f1, f2 and f3 */
    public function actionView() {}

    /** @return void the verbs of the collection, or of a resource when there is an id */
    public function actionOptions() {}

    /** @return void the form's p1 and p2 as f1 and f2, and the id */
    public function actionUpdate() {}

    /** @return void 204 */
    public function actionDelete() {}
}
