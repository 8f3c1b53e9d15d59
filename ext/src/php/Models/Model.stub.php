<?php

/** @generate-class-entries */

namespace PG\MSF\Models;

/** Base of models (manual 4.3). */
class Model extends \PG\MSF\Base\Core
{
}
