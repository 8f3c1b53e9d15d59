<?php
/**
 * Parameters of the application itself (manual 4.6).
 */
return [
    'params' => [
        'mock_ids' => [
            '581af00d4b58d59d22e8d7a6', '581198754b58d54465ef4cad', '580c7fa44b58d53f43e21c43', '57ef6aec4b58d50d24e21a2a',
            '57ee28ed4b58d52f24e21969', '57eb6a484b58d50e3d078076', '57e23b444b58d52f1e6689fc', '57dfc9fc4b58d5581e668918',
            '57de06b74b58d5471e66882f', '57d8b78f4b58d5311e6686d5',
        ],
    ],
];
