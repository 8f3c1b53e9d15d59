<!DOCTYPE html>
<title><?= $this->e($title) ?></title>
<aside><?= $this->section('side') ?></aside>
<main><?= $this->section('content') ?></main>
