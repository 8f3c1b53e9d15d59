<?php

/** @generate-class-entries */

namespace PG\MSF\Base;

/**
 * `$this` inside a template (spec/07 section 11).
 */
final class View
{
    private function __construct() {}

    /**
     * Escapes for HTML.
     * @param mixed $string
     * @param string|null $functions applied first, separated by "|"
     * @return string
     */
    public function e($string, $functions = null) {}

    /**
     * The same.
     * @param mixed $string
     * @param string|null $functions
     * @return string
     */
    public function escape($string, $functions = null) {}
}
