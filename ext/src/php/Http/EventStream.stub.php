<?php

/** @generate-class-entries */

namespace PG\MSF\Http;

/**
 * A stream of server-sent events (HTML standard, section 9.2): what Output::sse() returns, an addition to the manual's surface. Browsers
 * read it with EventSource, and connect again when it ends.
 *
 * A comment is sent by itself when nothing was sent for http.sse.heartbeat (15 s), so that proxies keep the connection and a client that is
 * gone shows. When the worker ends (reload, stop), every stream is closed with a time to connect again.
 *
 * @not-serializable
 */
final class EventStream
{
    private function __construct() {}

    /**
     * Sends an event. Suspends the coroutine while the client reads too slowly.
     * @param mixed $data a string as it is, of any number of lines; anything else as JSON
     * @param string|null $event its type; null: "message"
     * @param string|null $id what the client sends as Last-Event-ID when it connects again
     * @return bool false when the stream is closed or the client is gone
     * @throws \ValueError for an event or id with line breaks or NUL bytes
     * @throws \PG\MSF\Base\Exception when the data cannot be encoded
     */
    public function send(mixed $data, ?string $event = null, ?string $id = null): bool {}

    /**
     * Sends a comment, which clients pass over.
     * @return bool as send()
     */
    public function comment(string $text = ''): bool {}

    /** True until close(), the end of the answer, the end of the worker, or the client's going. */
    public function isOpen(): bool {}

    /** The id of the last event that the client has seen; '' when it connects for the first time. */
    public function getLastEventId(): string {}

    /** Ends the answer. The client connects again: answer it with 204 to tell it to stop. */
    public function close(): void {}
}
