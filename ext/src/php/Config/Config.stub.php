<?php

/** @generate-class-entries */

namespace Noodlehaus {

    interface ConfigInterface
    {
        public function get(string $key, mixed $default = null): mixed;

        public function set(string $key, mixed $value): void;

        public function has(string $key): bool;

        public function all(): array;
    }
}

namespace Noodlehaus\Exception {

    /** A configuration file that cannot be understood. `getFile()` is that file, `getLine()` the line in it where known (else 0). */
    class ParseException extends \ErrorException
    {
    }

    /** A configured path that does not exist or cannot be read. */
    class FileNotFoundException extends \Exception
    {
    }

    /** A directory without one configuration file. */
    class EmptyDirectoryException extends \Exception
    {
    }

    /** A file whose extension or content is no configuration. */
    class UnsupportedFormatException extends \Exception
    {
    }
}

namespace PG\MSF\Config {

    /**
     * The merged configuration (manual 4.6; spec/02 section 1). Also known as Noodlehaus\Config.
     *
     * Keys are paths with dots: `get('server.set.worker_num')`. A host name as a key has dots of its own: `$config['http']['domain']['www.a.b']`.
     * @not-serializable
     */
    class Config implements \Noodlehaus\ConfigInterface, \ArrayAccess, \Iterator, \Countable
    {
        /**
         * Files and directories, merged one after another. Maps merge by key, and so do lists (by index): `['a', 'b']` over
         * `['x', 'y', 'z']` gives `['a', 'b', 'z']`. A directory contributes its php, ini, json, xml, yaml and yml files in the order of their
         * names; hidden files, backups of editors and package managers and README files in it are skipped. A path that starts with `?` may be
         * missing.
         *
         * @param string|array $path
         * @throws \Noodlehaus\Exception\FileNotFoundException a path is missing
         * @throws \Noodlehaus\Exception\EmptyDirectoryException a directory holds no configuration file
         * @throws \Noodlehaus\Exception\UnsupportedFormatException an unknown extension, or a PHP file that gives no array
         * @throws \Noodlehaus\Exception\ParseException a file cannot be parsed; the message names it
         */
        public function __construct(string|array $path)
        {
        }

        /** The same as `new Config($path)`. */
        public static function load(string|array $path): static
        {
        }

        /** The value at the path; `$default` when there is none (a value of null is a value). */
        public function get(string $key, mixed $default = null): mixed
        {
        }

        /**
         * Puts a value at the path; what is on the way and is no array becomes one. The server's configuration can be changed until the
         * requests begin; in a request of a worker this throws, and so do assigning and unsetting by `[]`.
         *
         * @throws \PG\MSF\Base\Exception in a request
         */
        public function set(string $key, mixed $value): void
        {
        }

        public function has(string $key): bool
        {
        }

        public function all(): array
        {
        }

        /** The file that gave the value at the path; null when nothing is there or `set()` put it there. */
        public function getSource(string $key): ?string
        {
        }

        /** @param string $offset */
        public function offsetGet(mixed $offset): mixed
        {
        }

        /** @param string $offset */
        public function offsetSet(mixed $offset, mixed $value): void
        {
        }

        /** @param string $offset */
        public function offsetExists(mixed $offset): bool
        {
        }

        /**
         * Sets the value to null.
         * @param string $offset
         */
        public function offsetUnset(mixed $offset): void
        {
        }

        public function current(): mixed
        {
        }

        public function key(): mixed
        {
        }

        public function next(): void
        {
        }

        public function rewind(): void
        {
        }

        public function valid(): bool
        {
        }

        /** The number of top-level keys. */
        public function count(): int
        {
        }
    }
}
