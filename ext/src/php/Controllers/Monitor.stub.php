<?php

/** @generate-class-entries */

namespace PG\MSF\Controllers;

/** The status page (spec/01 section 9.3): answers loopback peers and the networks of `monitor.allow`. */
class Monitor extends Controller
{
    /** @return void */
    public function actionIndex() {}
}
