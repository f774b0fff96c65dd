<?php
/**
 * One request to a site of a network: `WP_DIR=… php request.php /path/`.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

$_SERVER['HTTP_HOST']       = 'localhost';
$_SERVER['REQUEST_METHOD']  = 'GET';
$_SERVER['REQUEST_URI']     = $argv[1];
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require getenv( 'WP_DIR' ) . '/wp-load.php';
