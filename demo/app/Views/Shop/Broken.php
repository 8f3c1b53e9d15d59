<?php $this->layout('Layout', ['title' => 'never seen']) ?>
<p>Half a page, which is never sent.</p>
<?php throw new LogicException('no pens left') ?>
