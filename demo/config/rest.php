<?php
/**
 * Rules by method and path (docs/en/rest.md). Whatever no rule takes is found by its name, as with NormalRoute.
 */
return [
    'server' => ['route_tool' => 'RestRoute'],
    'rest'   => ['route' => ['rules' => [
        // The manual's, chapter 5.9.
        'GET,POST groups'          => 'account/profile',
        'GET users/ask'            => 'user/apply',
        'GET users'                => 'user/index',
        'GET users/<uid:\d+>'      => 'user/view',
        'PUT users/<method:\w+>'   => 'user/<method>',
        'DELETE users/<uid:\d+>'   => 'user/delete',

        'GET books/<id:\d+>'       => 'book/view',
        'PUT,PATCH books/<id:\d+>' => 'book/update',
        'GET shelf/<path:.+>'      => 'book/shelf',
    ]]],
];
