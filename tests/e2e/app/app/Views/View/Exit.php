half a page <?php exit() ?>
