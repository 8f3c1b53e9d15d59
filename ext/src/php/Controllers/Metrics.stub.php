<?php

/** @generate-class-entries */

namespace PG\MSF\Controllers;

/**
 * Everything that `Monitor` counts, for Prometheus. Answers this machine, and whom `http.builtin.metrics` names.
 */
class Metrics extends Controller
{
    /**
     * Text format 0.0.4, or OpenMetrics 1.0 where the `Accept` header prefers it.
     * @return void
     * @throws \Error there is no HTTP request
     */
    public function actionIndex() {}
}
