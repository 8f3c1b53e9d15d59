<p><?= $this->e($name) ?></p>
