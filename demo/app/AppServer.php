<?php
namespace App;

use PG\MSF\MSFServer;

/**
 * The application's server: a place for hooks (manual 4.1). Overriding applications call the parent.
 */
class AppServer extends MSFServer
{
    const SERVER_NAME = 'msf-demo';

    /** In the master, before the first worker: says what to try. */
    public function onStart($serv)
    {
        parent::onStart($serv);
        $host = in_array($this->httpSocketName, ['0.0.0.0', '::', '*'], true) ? '127.0.0.1' : $this->httpSocketName;
        $url  = "http://{$host}:{$this->httpPort}";
        writeln("Open  $url in a browser: the page runs every feature. Or try:");
        writeln("      curl $url/Welcome");
        writeln("      curl $url/Coroutine/Parallel");
        writeln("      curl -d name=msf $url/Request/Echo");
        writeln('Logs  ' . RUNTIME_DIR . '/notice.log, ' . RUNTIME_DIR . '/application.log');
        writeln('Ctrl-C stops.');
    }
}
