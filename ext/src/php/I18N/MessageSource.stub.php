<?php

/** @generate-class-entries */

namespace PG\I18N;

/**
 * Where translations come from. A class of your own overrides loadMessages().
 *
 * @not-serializable
 */
#[\AllowDynamicProperties]
class MessageSource
{
    /** @var bool look texts up in the source language too */
    public $forceTranslation = false;

    /** @var string the language that the keys are written in */
    public $sourceLanguage = "en_us";

    /**
     * @var callable|string|null called as ($category, $message, $language) when a translation is missing; 'log' writes a warning into the request's log.
     *                           Once for each text and process, for the first 1000 of them
     */
    public $missing = null;

    /**
     * @param string $category
     * @param string|int $message
     * @param string $language
     * @return string|false false: the language is the source language, or there is no translation
     */
    public function translate($category, $message, $language) {}

    /**
     * All texts of a category in a language; called once for each in a process.
     *
     * @param string $category
     * @param string $language
     * @return array key => text
     */
    protected function loadMessages($category, $language) {}
}

/**
 * PHP files that return an array: `<basePath>/<language>/<file>`, and `<basePath>/<first two letters>/<file>` for what is missing or empty there.
 *
 * A language that is not made of 2 to 32 letters, digits, `_` and `-` has no files.
 */
class PhpMessageSource extends MessageSource
{
    /** @var string */
    public $basePath = "";

    /** @var array file key => file name; other keys name the file `<key>.php` */
    public $fileMap = [];

    /**
     * @param string $category
     * @param string $language
     * @return array
     */
    protected function loadMessages($category, $language) {}
}
