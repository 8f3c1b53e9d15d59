<?php

/** @generate-class-entries */

namespace PG\MSF\View {

    /** `$this->asset('/css/all.css')`: URLs that change with the file. Also known as League\Plates\Extension\Asset. */
    class Asset implements ExtensionInterface
    {
        /** @var Template|null */
        public $template = null;
        /** @var string the directory of the files */
        public $path = "";
        /** @var bool */
        public $filenameMethod = false;

        /**
         * @param bool $filenameMethod true: all.1500000000.css; false: all.css?v=1500000000
         */
        public function __construct(string $path, bool $filenameMethod = false) {}

        /**
         * Registers the function `asset`.
         * @return void
         */
        public function register(Engine $engine) {}

        /**
         * @throws \LogicException there is no such file
         * @return string
         */
        public function cachedAssetUrl(string $url) {}
    }

    /** `$this->uri(...)`: questions about a path. Also known as League\Plates\Extension\URI. */
    class URI implements ExtensionInterface
    {
        /** @var Template|null */
        public $template = null;
        /** @var string */
        protected $uri = "";
        /** @var array */
        protected $parts = [];

        public function __construct(string $uri) {}

        /**
         * Registers the function `uri`.
         * @return void
         */
        public function register(Engine $engine) {}

        /**
         * Without arguments the path. A number gives that segment; with a string as well whether it is that segment, or, with one or two more
         * values, the first of them if so, else the second (false). A string as the first argument is a regular expression for the whole path.
         *
         * @param int|string|null $var1
         * @param string|null $var2
         * @param string|null $var3
         * @param string|null $var4
         * @return string|bool|null
         * @throws \LogicException other arguments
         */
        public function runUri($var1 = null, $var2 = null, $var3 = null, $var4 = null) {}
    }
}
