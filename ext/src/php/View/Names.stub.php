<?php

/** @generate-class-entries */

namespace PG\MSF\View {

    /** A folder of templates; what Engine::getFolders() holds. Also known as League\Plates\Template\Folder. */
    final class Folder
    {
        public readonly string $name;
        public readonly string $path;
        public readonly bool $fallback;

        private function __construct() {}

        public function getName(): string {}

        public function getPath(): string {}

        public function getFallback(): bool {}
    }

    /**
     * The folders of an engine as they were when it was asked. Also known as League\Plates\Template\Folders.
     */
    final class Folders implements \Countable
    {
        private array $folders = [];

        private function __construct() {}

        public function exists(string $name): bool {}

        /** @throws \LogicException there is no such folder */
        public function get(string $name): Folder {}

        /** @return Folder[] by name */
        public function all(): array {}

        public function count(): int {}
    }

    /**
     * A function of templates. Also known as League\Plates\Template\Func.
     * @not-serializable
     * @strict-properties
     */
    final class Func
    {
        private function __construct() {}

        public function getName(): string {}

        /** @return callable */
        public function getCallback() {}

        public function call(?Template $template = null, array $arguments = []): mixed {}
    }
}
