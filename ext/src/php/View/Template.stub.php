<?php

/** @generate-class-entries */

namespace PG\MSF\View {

    /**
     * One template with its data and sections: `$this` of the file (spec/07 section 11, League Plates 3.3). Also known as
     * League\Plates\Template\Template.
     * @not-serializable
     */
    class Template
    {
        /** @var Engine */
        protected $engine = null;
        /** @var string */
        protected $name = "";

        /** @throws \LogicException the name is not valid */
        public function __construct(Engine $engine, string $name) {}

        /**
         * Functions of the engine.
         * @throws \LogicException there is no such function
         * @return mixed
         */
        public function __call(string $name, array $arguments) {}

        /** The same as render(). */
        public function __toString(): string {}

        /**
         * Adds to the data and gives null; without an argument gives the data.
         * @return array|null
         */
        public function data(?array $data = null) {}

        /** @return bool */
        public function exists() {}

        /**
         * Its file; where it would be first when there is none.
         * @return string
         */
        public function path() {}

        /** @return string */
        public function name() {}

        /**
         * @throws \LogicException there is no such template, a section was not stopped, or templates nest deeper than `views.max_depth`
         * @throws \Throwable what the template throws; its property `templates` says where: ['template part line 3', 'template page line 9'],
         *     innermost first. Nothing of its text is sent
         * @return string
         */
        public function render(array $data = []) {}

        /**
         * Puts the rendered text into another template, as its section `content`.
         * @return void
         */
        public function layout(string $name, array $data = []) {}

        /**
         * What is printed up to stop() is the section's content.
         * @throws \LogicException a section is open already, or the name is `content`
         * @return void
         */
        public function start(string $name) {}

        /**
         * The same; added behind what the section has.
         * @throws \LogicException
         * @return void
         */
        public function push(string $name) {}

        /**
         * The same; added before what the section has.
         * @throws \LogicException
         * @return void
         */
        public function unshift(string $name) {}

        /**
         * @throws \LogicException no section is open
         * @return void
         */
        public function stop() {}

        /**
         * @throws \LogicException no section is open
         * @return void
         */
        public function end() {}

        /**
         * The content of a section; the default when there is none. Not escaped: it is HTML.
         * @return mixed
         */
        public function section(string $name, mixed $default = null) {}

        /**
         * Another template, rendered. Its sections become sections of this one.
         * @throws \LogicException
         * @return string
         */
        public function fetch(string $name, array $data = []) {}

        /**
         * Prints what fetch() gives.
         * @throws \LogicException
         * @return void
         */
        public function insert(string $name, array $data = []) {}

        /**
         * Applies functions one after another: functions of the engine, then PHP's.
         * @param string $functions names separated by "|"
         * @throws \LogicException there is no such function
         * @return mixed
         */
        public function batch(mixed $var, string $functions) {}

        /**
         * For HTML text and attribute values in quotes: & < > " ' become entities, bytes that are not UTF-8 U+FFFD.
         * @param string|\Stringable|int|float|bool|null $string
         * @param string|null $functions applied first, see batch()
         * @return string
         */
        public function escape(mixed $string, ?string $functions = null) {}

        /**
         * The same as escape().
         * @return string
         */
        public function e(mixed $string, ?string $functions = null) {}
    }
}
