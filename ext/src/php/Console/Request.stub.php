<?php

/** @generate-class-entries */

namespace PG\MSF\Console;

/** The words of the command line (spec/07 section 9). */
class Request
{
    /**
     * null: those of the process
     * @var array|null
     */
    private $words = null;

    /**
     * The words without the script's name.
     * @return array
     */
    public function getServer() {}

    /**
     * Replaces the words.
     * @param array $params
     * @return static
     * @throws \TypeError no array
     */
    public function setServer($params) {}

    /**
     * Takes the words apart. The first is the route; `--name=value` and `-n=value` are named values, `--name` and `-n` are true, with names
     * of letters, digits and underscores; everything else, `key=value` and `--with-dash=value` too, has a number as its key.
     * @return array [route, values]; the route is "" when there is no word
     */
    public function resolve() {}
}
