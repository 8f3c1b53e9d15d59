<?php $this->layout('View/Self') ?>
