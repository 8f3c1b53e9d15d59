<?php

/** @generate-class-entries */

namespace PG\MSF\Pack;

#[\AllowDynamicProperties]
class JsonPack implements IPack
{
    /**
     * @param mixed $data
     * @param int $options JSON_* bits, default JSON_UNESCAPED_UNICODE
     * @param int $depth
     * @return string
     * @throws Exception when the data cannot be encoded
     */
    public function pack($data, $options = 256, $depth = 512) {}

    /**
     * @param string $data
     * @param bool $assoc objects as arrays
     * @param int $depth
     * @param int $options JSON_* bits
     * @return mixed
     * @throws Exception 'Json unPack faild. Error message : ...'
     */
    public function unPack($data, $assoc = false, $depth = 512, $options = 0) {}
}
