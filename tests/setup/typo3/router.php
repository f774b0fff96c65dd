<?php

/**
 * PHP's built-in server knows no rewriting: files are served as they are, everything else is TYPO3's, as the .htaccess
 * that TYPO3 ships has it.
 */

declare(strict_types=1);

$root = (string) $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode((string) parse_url((string) $_SERVER['REQUEST_URI'], PHP_URL_PATH));
if ($path !== '/' && !str_contains($path, '..') && !str_ends_with($path, '.php') && is_file($root . $path)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
$_SERVER['SCRIPT_FILENAME'] = $root . '/index.php';
require $root . '/index.php';
