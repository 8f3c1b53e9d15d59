<?php $this->layout('Layout', ['title' => "Page of $name"]) ?>
<?php $this->start('scripts') ?>
<!-- rendered for <?php PG\MSF\delay(200) ?><?= $this->e($name) ?> -->
<?php $this->stop() ?>
<p>This page waited 200 ms inside a section, for <?= $this->e($name) ?>.</p>
