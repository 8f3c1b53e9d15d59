<?php

/** @generate-class-entries */

namespace PG\MSF;

/**
 * Loads App\Some\Name from APP_DIR/Some/Name.php, if the constant APP_DIR is defined and the file exists (spec/01 section 1). Registered with
 * spl_autoload_register() at the start, so it works without Composer and beside it.
 */
function autoload(string $class): void {}
