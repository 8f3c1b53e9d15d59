<?php

/** @generate-class-entries */

namespace PG\MSF\Rest;

/** Base of controllers that answer in JSON with status codes (spec/03 section 8.2, manual 5.9). */
class Controller extends \PG\MSF\Controllers\Controller
{
    /**
     * Method of the request, in upper case; of a POST, X-HTTP-Method-Override counts.
     * @var string|null
     */
    public $verb = null;

    /**
     * What a collection (/users) answers to OPTIONS: GET, POST, HEAD, OPTIONS.
     * @var array
     */
    public $collectionOptions = [];

    /**
     * What a resource (/users/12) answers to OPTIONS: GET, PUT, PATCH, DELETE, HEAD, OPTIONS.
     * @var array
     */
    public $resourceOptions = [];

    /**
     * Applications that override it call the parent.
     * @param string $controllerName
     * @param string $methodName action with its prefix
     */
    public function __construct($controllerName, $methodName) {}

    /** @return bool */
    public function getIsGet() {}

    /** @return bool */
    public function getIsOptions() {}

    /** @return bool */
    public function getIsHead() {}

    /** @return bool */
    public function getIsPost() {}

    /** @return bool */
    public function getIsDelete() {}

    /** @return bool */
    public function getIsPut() {}

    /** @return bool */
    public function getIsPatch() {}

    /**
     * The data as JSON; with another status than 200 and a message `{"message": <message>}` instead. Note the order of the parameters.
     * @param mixed $data
     * @param string $message
     * @param int $status
     * @return void
     */
    public function outputJson($data = null, $message = '', $status = 200) {}

    /**
     * Sends the verbs in `Allow`, without a body: 200 for OPTIONS, 405 for anything else.
     * @return void
     */
    public function outputOptions(array $options) {}

    /**
     * Called with what the request did not catch: logs it and answers `{"message": "Internal Server Error"}` with 500; of an HttpException its
     * message with its status.
     * @return void
     */
    public function onExceptionHandle(\Throwable $e) {}
}
