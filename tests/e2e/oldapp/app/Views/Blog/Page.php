<h1><?=$this->e($title)?></h1>
<?php foreach ($posts as $post): ?>
<li><?=$this->escape($post['title'])?></li>
<?php endforeach; ?>
