<?php

/** @generate-class-entries */

namespace PG\I18N;

/**
 * ICU messages with named arguments (spec/07 section 8): through the extension intl when it is loaded, else by the subset that is built in: plain,
 * select, plural, selectordinal, number with integer and percent.
 *
 * @not-serializable
 */
class MessageFormatter
{
    /** @var bool use the built-in subset even if intl is there */
    public $builtin = false;

    /** @return int 0 after success, else the error code of ICU */
    public function getErrorCode() {}

    /** @return string '' after success */
    public function getErrorMessage() {}

    /**
     * @param string $pattern
     * @param array $params
     * @param string $language
     * @return string|false false: see getErrorMessage()
     * @throws \Exception "Message format 'date' is not supported. ..." without intl
     */
    public function format($pattern, $params, $language) {}

    /**
     * @param string $pattern
     * @param string $message
     * @param string $language
     * @return array|false the values by name
     * @throws \Exception without intl
     */
    public function parse($pattern, $message, $language) {}
}
