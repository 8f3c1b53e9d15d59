<?php throw new RuntimeException("in the view");
