<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();

foreach ([[], ['Accept' => 'application/openmetrics-text']] as $headers) {
    [$head, $body] = explode(' | ', $app->get('/metrics', $headers, show: ['Content-Type', 'Vary']), 2);
    echo $head, "\n", implode("\n", preg_grep('~^(# TYPE )?msf_build|^# EOF|^# (HELP|TYPE) msf_reloads~', explode("\n", $body))), "\n";
}
$app = new TestApp(['http' => ['builtin' => ['metrics' => false]]]);
echo $app->get('/Metrics');
