<?php
namespace App\Controllers;

use App\Models\NewTicket;
use App\Models\Priority;
use PG\MSF\Attribute\{Delete, Get, Post, Range, Route};
use PG\MSF\Rest\Controller;
use PG\MSF\Route\HttpException;

/**
 * Routes at their methods, parameters filled by name and type. Tickets live for an hour in the cache that all workers share.
 */
#[Route('/tickets')]
class Tickets extends Controller
{
    #[Post('/', status: 201)]
    public function create(NewTicket $ticket)
    {
        $cache = getInstance()->sysCache;
        $id    = $cache->increment('ticket:last');
        $cache->set("ticket:$id", ['id' => $id] + get_object_vars($ticket), 3600);
        return $cache->get("ticket:$id");
    }

    #[Get('/')]
    public function find(#[Range(1, 100)] int $limit = 10, ?Priority $priority = null)
    {
        $cache   = getInstance()->sysCache;
        $last    = (int)$cache->get('ticket:last');
        $tickets = [];
        for ($id = $last; $id > max(0, $last - 100) && count($tickets) < $limit; $id--) {
            $ticket = $cache->get("ticket:$id");
            if ($ticket && ($priority === null || $ticket['priority'] === $priority)) {
                $tickets[] = $ticket;
            }
        }
        return $tickets;
    }

    #[Get('/{id}', name: 'ticket')]
    public function show(int $id)
    {
        return getInstance()->sysCache->get("ticket:$id") ?: throw new HttpException(404, "there is no ticket $id");
    }

    #[Delete('/{id}')]
    public function remove(int $id)
    {
        getInstance()->sysCache->delete("ticket:$id");
    }
}
