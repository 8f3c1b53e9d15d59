--TEST--
The page for Prometheus
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

foreach ([[], ['Accept' => 'application/openmetrics-text']] as $headers) {
    [$head, $body] = explode(' | ', $app->get('/metrics', $headers, show: ['Content-Type', 'Vary']), 2);
    echo $head, "\n", implode("\n", preg_grep('~^msf_build|^# EOF|^# (HELP|TYPE) msf_reloads~', explode("\n", $body))), "\n";
}
$app = new TestApp(['http' => ['builtin' => ['metrics' => false]]]);
echo $app->get('/Metrics');
--EXPECTF--
200 OK
Vary: Accept
Content-Type: text/plain; version=0.0.4; charset=utf-8
msf_build_info{version="%s",php="8.%s"} 1
# HELP msf_reloads_total Reloads that have replaced every worker.
# TYPE msf_reloads_total counter
200 OK
Vary: Accept
Content-Type: application/openmetrics-text; version=1.0.0; charset=utf-8
msf_build_info{version="%s",php="8.%s"} 1
# HELP msf_reloads Reloads that have replaced every worker.
# TYPE msf_reloads counter
# EOF
403 Forbidden | Forbidden: the built-in controller Metrics is switched off by http.builtin.metrics.
