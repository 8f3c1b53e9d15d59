<?php $this->insert('View/None') ?>
