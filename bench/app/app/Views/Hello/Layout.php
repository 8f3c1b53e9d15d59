<!DOCTYPE html>
<html>
<head><title><?= $this->e($title) ?></title></head>
<body>
<?= $this->section('content') ?>
</body>
</html>
