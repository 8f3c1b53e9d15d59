<?php
namespace App\Controllers;

use PG\MSF\Controllers\Controller;
use PG\MSF\Route\HttpException;

/**
 * The code behind the index page, from the files as they are. Only what www/assets/features.json names is shown.
 */
class Source extends Controller
{
    /** GET /Source?of=Welcome::actionIndex, or a file: ?of=config/rest.php */
    public function actionIndex(string $of = '')
    {
        $features = json_decode(file_get_contents(ROOT_PATH . '/www/assets/features.json'), true);
        $shown    = array_merge(...array_map(fn ($feature) => $feature['code'] ?? [], array_merge(...array_column($features, 'items'))));
        if (!in_array($of, $shown, true)) {
            throw new HttpException(404, "the index page does not name $of");
        }
        $this->getContext()->getOutput()->setContentType('text/plain; charset=UTF-8');
        $this->output(str_contains($of, '::') ? $this->method($of) : "$of\n\n" . file_get_contents(ROOT_PATH . '/' . $of));
    }

    /** A method with its comment and attributes. */
    private function method(string $of): string
    {
        [$class, $name] = explode('::', $of);
        $method = new \ReflectionMethod(($class === 'AppServer' ? 'App\\' : 'App\\Controllers\\') . $class, $name);
        $file   = file($method->getFileName());
        $first  = $method->getStartLine() - 1;
        while (preg_match('~^\s*(/?\*|#\[)~', $file[$first - 1])) {
            $first--;
        }
        $lines = array_slice($file, $first, $method->getEndLine() - $first);
        $path  = substr($method->getFileName(), strlen(ROOT_PATH) + 1);
        return $path . ':' . ($first + 1) . "\n\n" . preg_replace('/^    /m', '', implode('', $lines));
    }
}
