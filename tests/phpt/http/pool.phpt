--TEST--
Pooled objects: constructor each time, reset by level, destroyed while the context is there
--EXTENSIONS--
msf
--FILE--
<?php
require __DIR__ . '/../../support/app.inc';
$app = new TestApp();
foreach ([
    '/Pooled/Model',
    '/Pooled/Model',
    '/Pooled/Journal',
    '/Pooled/Model?level=7',
    '/Pooled/Model?level=0',
    '/Pooled/Model',
    '/Pooled/Self',
    '/Pooled/Self',
    '/Pooled/Unknown',
    '/Pooled/Builtin',
] as $path) {
    echo $path, ': ', $app->get($path);
}
--EXPECT--
/Pooled/Model: 200 OK | [["one",[],null,0,true,"arg"],1,true]
/Pooled/Model: 200 OK | [["one",[],null,1,true,"arg"],2,true]
/Pooled/Journal: 200 OK | ["controller destroyed with context","model destroyed with context and changed","controller destroyed with context","model destroyed with context and changed"]
/Pooled/Model?level=7: 200 OK | [["one",[],null,2,true,"arg"],3,true]
/Pooled/Model?level=0: 200 OK | [["one",[],null,0,true,"arg"],4,true]
/Pooled/Model: 200 OK | [["changed",[1],null,1,true,"arg"],5,true]
/Pooled/Self: 200 OK | [["fresh","fresh",false,null,null],"value","value",true]
/Pooled/Self: 200 OK | [["fresh","used",false,null,null],"value","value",true]
/Pooled/Unknown: 200 OK | Class "No\Such\Thing" does not exist
/Pooled/Builtin: 200 OK | [3,"SplStack",0]
