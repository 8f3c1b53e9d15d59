<?php
return array('sayHi' => 'Hello,{name}');
