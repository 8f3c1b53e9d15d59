<?php

/** @generate-class-entries */

namespace PG\MSF\Pack;

/** MessagePack through the PHP extension msgpack (Debian: php-msgpack), as plain data: objects are packed as their properties and never made (spec/07 section 10). */
#[\AllowDynamicProperties]
class MsgPack implements IPack
{
    /** @throws Exception the extension is not loaded */
    public function __construct() {}

    /**
     * @param mixed $data
     * @return string
     * @throws Exception
     */
    public function pack($data) {}

    /**
     * @param string $data
     * @return mixed maps and lists are arrays
     * @throws Exception 'MsgPack unPack faild. Error message : ...'
     */
    public function unPack($data) {}
}
