<?php
namespace App\Models;

/** What a place of the application is to do: the request says ?place=deed. */
class Doing
{
    public static function at(string $place): void
    {
        $context = (new \PG\MSF\Models\Model())->getContext();
        $deed = $context?->getInput() ? $context->getInput()->get($place) : '';
        match ($deed) {
            'throw' => throw new \RuntimeException("thrown at $place"),
            'error' => (function (int $n) {})('text'),
            'exit' => exit,
            'wait' => \PG\MSF\delay(5),
            'waitthrow' => [\PG\MSF\delay(5), throw new \RuntimeException("thrown late at $place")],
            default => null,
        };
    }
}
