<?php

/** @generate-class-entries */

namespace PG\MSF\Route;

/**
 * An exception with an answer: uncaught, it ends the request with its status, its message as the body (of Rest\Controller:
 * `{"message": ...}`) and its headers. Below 500 the log gets a line at level warning, without a trace; from 500 on it is an error like
 * any other, except that the client sees the message.
 */
class HttpException extends \PG\MSF\Base\Exception
{
    protected int $status = 500;

    protected array $headers = [];

    /**
     * @param int $status 400 to 599
     * @param string $message for the client; the reason phrase of the status when empty
     * @param array $headers name => value
     * @throws \ValueError for another status
     */
    public function __construct(int $status, string $message = '', ?\Throwable $previous = null, array $headers = []) {}

    public function getStatus(): int {}

    public function getHeaders(): array {}
}
