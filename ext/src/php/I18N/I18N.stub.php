<?php

/** @generate-class-entries */

namespace PG\I18N;

/**
 * Texts in several languages (manual 5.10; spec/07 section 8). One per process, made from a configuration of groups:
 *
 *     I18N::getInstance(['demo' => ['sourceLanguage' => 'en_us', 'basePath' => ROOT_PATH . '/i18n', 'fileMap' => ['common' => 'common.php']]]);
 *     I18N::t('demo.common', 'sayHi', ['name' => 'msf'], 'zh_CN'); // basePath/zh_CN/common.php, then basePath/zh/common.php, then the key
 *
 * @not-serializable
 */
class I18N
{
    private function __construct() {}

    /**
     * The object of this process; the configuration of the first call counts until releaseInstance().
     *
     * @param array $config group => `sourceLanguage` (default en_us), `basePath`, `fileMap` (file key => file name), `class` (default PhpMessageSource),
     *                      `forceTranslation`, `missing` (see MessageSource), or a MessageSource object
     * @return I18N
     * @throws \Exception 'i18n configuration can not be empty.'
     */
    public static function getInstance(array $config) {}

    /** @return void */
    public static function releaseInstance() {}

    /**
     * @param string $category `<group>.<file>`; without a dot the group is `app`
     * @param string|int $message the key; also what is returned when there is no translation
     * @param array $params values for `{name}`, or arguments of an ICU message
     * @param string|null $language null: the user-defined value `language` of the request's context when it is a string, else en_us
     * @return string
     * @throws \Exception 'Has not instantiated i18n.'; an unknown group; a language file that is broken
     */
    public static function t($category, $message, $params = [], $language = null) {}

    /**
     * @param string $category
     * @param string|int $message
     * @param array $params
     * @param string $language
     * @return string
     */
    public function translate($category, $message, $params, $language) {}

    /**
     * Puts the values in. A text with a typed argument such as `{n, plural, ...}` is an ICU message; a malformed one stays as it is. In any other text
     * each `{key}` of `$params` is replaced.
     *
     * @param string $message
     * @param array $params
     * @param string $language
     * @return string
     */
    public function format($message, $params, $language) {}

    /** @return MessageFormatter */
    public function getMessageFormatter() {}

    /**
     * @param string|array|object $value a class name, an array for createObject(), or an object with format($pattern, $params, $language)
     * @return void
     */
    public function setMessageFormatter($value) {}

    /**
     * @param string $category
     * @return MessageSource
     * @throws \Exception "Unable to locate message source for category '<category>'."
     */
    public function getMessageSource($category) {}

    /**
     * @param string|array|callable $type a class name; an array with `class` and values of public properties; or a function that makes the object
     * @param array $params arguments of the constructor or function
     * @return object
     * @throws \Exception no such class or property
     */
    public static function createObject($type, array $params = []) {}

    /**
     * The best of `$supported` for an Accept-Language header (RFC 9110 12.5.4, RFC 4647 lookup): `negotiate(['en_us', 'zh_CN'], 'zh,en;q=0.5')` is zh_CN.
     *
     * @param array $supported names as they are used here; capitals and `-` or `_` make no difference
     * @return string|null null when the client accepts none of them
     */
    public static function negotiate(array $supported, string $header): ?string {}

    /** A number as the language writes it, with at most three digits behind the point. */
    public static function formatNumber(int|float $value, ?string $language = null): string {}

    /**
     * @param string $currency ISO 4217, such as EUR
     * @throws \Exception without the extension intl
     */
    public static function formatCurrency(int|float $value, string $currency, ?string $language = null): string {}

    /**
     * @param int|string|\DateTimeInterface $value Unix time in s, or a text that strtotime() understands
     * @param string $dateStyle none, short, medium, long or full
     * @param string $timeStyle the same
     * @param string|null $timezone null: that of a DateTimeInterface, else of the process
     * @throws \Exception without the extension intl, or for a text that is no date
     */
    public static function formatDate(int|string|\DateTimeInterface $value, string $dateStyle = "medium", string $timeStyle = "none", ?string $language = null, ?string $timezone = null): string {}
}
