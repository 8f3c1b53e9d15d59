<?php
namespace App\Console;

throw new \RuntimeException('this file is broken');
