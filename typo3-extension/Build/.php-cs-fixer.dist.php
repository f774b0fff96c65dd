<?php

declare(strict_types=1);

use PhpCsFixer\Config;
use PhpCsFixer\Finder;

/** PER Coding Style, and beyond it what keeps imports and strictness alike in every file. */
return (new Config())
    ->setFinder(
        (new Finder())
            ->in(dirname(__DIR__))
            ->exclude(['Build/vendor', 'Documentation', 'Resources', 'node_modules', 'vendor'])
            // TYPO3 reads this file without a strict_types declaration.
            ->notName('ext_emconf.php'),
    )
    ->setRiskyAllowed(true)
    ->setUsingCache(false)
    ->setRules([
        '@PER-CS' => true,
        'declare_strict_types' => true,
        'no_unused_imports' => true,
        'ordered_imports' => ['imports_order' => ['class', 'function', 'const'], 'sort_algorithm' => 'alpha'],
        'strict_comparison' => true,
        'strict_param' => true,
    ]);
