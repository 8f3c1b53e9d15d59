<?php $this->layout('Layout', ['title' => 'Pens & ink']) ?>
<?php $this->push('scripts') ?>
<link rel="stylesheet" href="/assets/demo.css">
<?php $this->stop() ?>
<ul>
<?php foreach ($items as $name => $price): ?>
<?php $this->insert('Shop/Item', ['name' => $name, 'price' => $price]) ?>
<?php endforeach ?>
</ul>
