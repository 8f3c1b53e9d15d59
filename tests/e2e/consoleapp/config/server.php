<?php
return array_diff_key(require __DIR__ . '/../../app/config/server.php', ['fileHeader' => 1]);
