<?php $this->layout('View/Layout', ['title' => "Page of $name"]) ?>
<?php $this->start('side') ?><b><?= $this->e($name) ?></b><?php if ($ms > 0) { \PG\MSF\delay($ms); } ?><i><?= $this->e($name) ?></i><?php $this->stop() ?>
<ul>
<?php foreach ($rows as $row): ?>
    <li><?= $this->e($row) ?></li>
<?php endforeach ?>
</ul>
<?php if ($ms > 0) { \PG\MSF\delay($ms); } ?>
end of <?= $this->e($name) ?>

