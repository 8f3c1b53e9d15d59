<!doctype html>
<title><?= $this->e($title) ?></title>
<main>
<?= $this->section('content') ?>
</main>
<?= $this->section('scripts', '') ?>
