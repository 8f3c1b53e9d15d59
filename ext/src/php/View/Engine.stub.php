<?php

/** @generate-class-entries */

namespace PG\MSF\View {

    /** A group of template functions. Also known as League\Plates\Extension\ExtensionInterface. */
    interface ExtensionInterface
    {
        /**
         * Registers its functions with registerFunction(). If the extension declares a property `$template`, the template that calls one of its
         * functions is in there while the function runs, up to its first wait.
         * @return void
         */
        public function register(\PG\MSF\View\Engine $engine);
    }

    /**
     * Finds templates and keeps what they have in common (spec/07 section 11, League Plates 3.3). Also known as League\Plates\Engine.
     *
     * The server has one in `getInstance()->templateEngine`; that one looks in the directories of `http_server.view_paths` as well.
     * @not-serializable
     * @strict-properties
     */
    class Engine
    {
        /**
         * @param string|null $directory where templates are; null: only in folders
         * @param string|null $fileExtension null: names carry their own
         * @throws \LogicException there is no such directory
         */
        public function __construct(?string $directory = null, ?string $fileExtension = "php") {}

        /**
         * @throws \LogicException there is no such directory
         * @return static
         */
        public function setDirectory(?string $directory) {}

        /** @return string|null */
        public function getDirectory() {}

        /** @return static */
        public function setFileExtension(?string $fileExtension) {}

        /** @return string|null */
        public function getFileExtension() {}

        /**
         * Templates of the folder are named `$name::template`.
         * @param bool $fallback looks in the default directories for what the folder does not have
         * @throws \LogicException the name is in use, there is no such directory, or there are 10,000 folders already
         * @return static
         */
        public function addFolder(string $name, string $directory, bool $fallback = false) {}

        /**
         * @throws \LogicException there is no such folder
         * @return static
         */
        public function removeFolder(string $name) {}

        /** @return Folders */
        public function getFolders() {}

        /**
         * Data that templates see besides that of their render. Called while a request is handled it belongs to that request and ends with it;
         * at the start of a process it is for all requests.
         *
         * @param string|array|null $templates the names for which it is; null: all
         * @throws \LogicException there is data for 10,000 templates already
         * @return static
         */
        public function addData(array $data, string|array|null $templates = null) {}

        /**
         * What the template (null: one without data of its own) would see.
         * @return array
         */
        public function getData(?string $template = null) {}

        /**
         * Templates call it as `$this->name(...)`. Methods of the template itself come first.
         * @param callable $callback
         * @throws \LogicException not a valid name or callback, the name is in use, or there are 10,000 functions already
         * @return static
         */
        public function registerFunction(string $name, $callback) {}

        /**
         * @throws \LogicException there is no such function
         * @return static
         */
        public function dropFunction(string $name) {}

        /**
         * @throws \LogicException there is no such function
         * @return Func
         */
        public function getFunction(string $name) {}

        /** @return bool */
        public function doesFunctionExist(string $name) {}

        /** @return static */
        public function loadExtension(ExtensionInterface $extension) {}

        /**
         * @param ExtensionInterface[] $extensions
         * @return static
         */
        public function loadExtensions(array $extensions = []) {}

        /**
         * The file of the template; where it would be first when there is none.
         * @throws \LogicException the name is not valid
         * @return string
         */
        public function path(string $name) {}

        /**
         * @throws \LogicException the name is not valid
         * @return bool
         */
        public function exists(string $name) {}

        /**
         * @throws \LogicException the name is not valid
         * @return Template
         */
        public function make(string $name) {}

        /**
         * @throws \LogicException the name is not valid or there is no such template
         * @throws \Throwable what the template throws
         * @return string
         */
        public function render(string $name, array $data = []) {}
    }
}
