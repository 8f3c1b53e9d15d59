<?php return ['k' => 'zh {n}'];
