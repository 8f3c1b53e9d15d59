<?php

/** @generate-class-entries */

namespace PG\MSF\Coroutine;

/** Marks "no result yet", since null is a result (spec 04, section 7.8). */
class CNull
{
    /** The one instance; compare with `===`. */
    public static function getInstance(): CNull {}
}
