<?php

$EM_CONF[$_EXTKEY] = [
    'title' => 'KundenMeister Data Protection',
    'description' => 'Consent that can be proven in forms of EXT:form, and a backend module for data protection with KundenMeister.',
    'category' => 'plugin',
    'author' => 'Körbler GmbH',
    'author_company' => 'Körbler GmbH',
    'state' => 'beta',
    'version' => '0.1.0',
    'constraints' => [
        'depends' => [
            'php' => '8.2.0-8.5.99',
            'typo3' => '13.4.0-14.3.99',
            'form' => '13.4.0-14.3.99',
        ],
        'conflicts' => [],
        'suggests' => [
            'dashboard' => '',
            'scheduler' => '',
        ],
    ],
];
