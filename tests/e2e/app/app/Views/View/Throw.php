half a page <?php $this->start('s') ?>
half a section <?php ob_start(); if ($ms > 0) { \PG\MSF\delay($ms); } ?>
<?php throw new \RuntimeException('in the template') ?>
