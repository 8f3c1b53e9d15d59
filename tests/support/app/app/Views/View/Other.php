other: <?= $this->escape($title) ?>
