<?php
return array(200 => '正常', 500 => '出错了 {why}');
