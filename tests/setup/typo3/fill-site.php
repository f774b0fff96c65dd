<?php

/**
 * Puts content elements on the first page and sets the administrator's language. Runs on the command line within the
 * site that TYPO3_PATH_APP names; takes the folder of TYPO3 as its argument and `{content, language}` as JSON.
 */

declare(strict_types=1);

use TYPO3\CMS\Core\Core\Bootstrap;
use TYPO3\CMS\Core\Core\SystemEnvironmentBuilder;
use TYPO3\CMS\Core\Database\ConnectionPool;

$classLoader = require $argv[1] . '/vendor/autoload.php';
SystemEnvironmentBuilder::run(1, SystemEnvironmentBuilder::REQUESTTYPE_CLI);
$database = Bootstrap::init($classLoader)->get(ConnectionPool::class);
$input = json_decode((string) stream_get_contents(STDIN), true, 64, JSON_THROW_ON_ERROR);

foreach ($input['content'] as $row) {
    $database->getConnectionForTable('tt_content')->insert('tt_content', $row + ['tstamp' => time(), 'crdate' => time()]);
}
$database->getConnectionForTable('be_users')->update('be_users', ['lang' => $input['language']], ['username' => 'admin']);
// The site set brings the TypoScript; the record of the set-up command would take its place.
$database->getConnectionForTable('sys_template')->truncate('sys_template');
