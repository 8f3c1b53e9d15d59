<?php

/** @generate-class-entries */

namespace PG\MSF\Controllers;

/**
 * The status page (manual, chapter 7; spec/01 section 9.3): JSON, or a page that renews itself for browsers. Answers this machine, and whom
 * `http.builtin.monitor` (older: `monitor.allow`) names.
 */
class Monitor extends Controller
{
    /**
     * HTML where `Accept` names text/html and prefers it to application/json, or with `?format=html`; else, and with `?format=json`, JSON.
     * `?history=<n>` adds the last n (at most 300) single seconds.
     * @return void
     * @throws \Error there is no HTTP request
     */
    public function actionIndex() {}
}
