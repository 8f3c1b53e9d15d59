<?php return ['k' => 'de {n}'];
