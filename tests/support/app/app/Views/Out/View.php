<h1><?= $this->e($title) ?></h1>
<?php foreach ($list as $item): ?>
<p><?= $this->e($item, 'strtoupper') ?></p>
<?php endforeach ?>
