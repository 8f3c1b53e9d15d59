<li><?= $this->e($name, 'ucfirst') ?>: <?= $this->money($price) ?></li>
