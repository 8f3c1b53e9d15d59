<?php
/**
 * The leak detector looks at all objects every 100 requests; it is for development (docs/en/finding-leaks.md).
 */
return ['object_pool' => ['leaks' => true]];
