<?php $this->layout('Hello/Layout', ['title' => $title]) ?>
<h1><?= $this->e($title) ?></h1>
<ul>
<?php foreach ($rows as $row): ?>
    <li><?= $this->e($row) ?></li>
<?php endforeach ?>
</ul>
