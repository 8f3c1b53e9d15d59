<?php
namespace App\Controllers;

use PG\MSF\Rest\Controller;
use PG\MSF\Route\HttpException;

/**
 * A REST resource by rules (config/rest.php). Errors of this controller are JSON.
 */
class Book extends Controller
{
    private const TITLES = [1 => 'Dream of the Red Chamber', 2 => 'Moby-Dick'];

    /** GET /books/2; a number that is not there is a 404 with a message. */
    public function actionView(int $id)
    {
        $title = self::TITLES[$id] ?? throw new HttpException(404, "there is no book $id");
        $this->outputJson(['id' => $id, 'title' => $title]);
    }

    /** PUT or PATCH /books/2 */
    public function actionUpdate(int $id)
    {
        $this->outputJson(['id' => $id, 'verb' => $this->verb, 'title' => $this->getContext()->getInput()->post('title')]);
    }

    /** GET /shelf/novels/moby-dick: the rest of the path, slashes included. */
    public function actionShelf($path)
    {
        $this->outputJson(['path' => $path]);
    }
}
