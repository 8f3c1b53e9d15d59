<?php

/** @generate-class-entries */

namespace PG\MSF\Pack;

/** Turns values into bytes for remote calls and back (spec/07 section 10). */
interface IPack
{
    /**
     * @param mixed $data
     * @return mixed
     */
    public function pack($data);

    /**
     * @param string $data
     * @return mixed
     */
    public function unPack($data);
}
