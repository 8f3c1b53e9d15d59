<?php

/** @generate-class-entries */

namespace PG\MSF\Pack;

/** PHP's own serialisation (spec/07 section 10). Data that comes over the network makes no objects unless the caller names their classes. */
#[\AllowDynamicProperties]
class SerializePack implements IPack
{
    /**
     * @param mixed $data
     * @return string
     * @throws \Exception the data holds something that cannot be serialised, such as a closure
     */
    public function pack($data) {}

    /**
     * @param string $data
     * @param bool|array $allowedClasses names of classes whose objects may be made; false: none (they become __PHP_Incomplete_Class), true: any,
     *                                   which is for trusted data only
     * @return mixed
     * @throws Exception 'Serialize unPack faild. Error message : ...'
     */
    public function unPack($data, $allowedClasses = false) {}
}
