<?php
/**
 * The unit suite runs without WordPress. With WP_DIR, the folder of a WordPress site in which the plugin is active, that
 * WordPress is started for the integration suite.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

require_once dirname( __DIR__, 2 ) . '/vendor/autoload.php';

$kmdp_site = getenv( 'WP_DIR' );
if ( is_string( $kmdp_site ) && '' !== $kmdp_site ) {
	$_SERVER['REMOTE_ADDR']     = '203.0.113.7';
	$_SERVER['REQUEST_METHOD']  = 'GET';
	$_SERVER['REQUEST_URI']     = '/';
	$_SERVER['HTTP_HOST']       = 'localhost';
	$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
	require_once $kmdp_site . '/wp-load.php';
	require_once ABSPATH . 'wp-admin/includes/user.php';
	require_once ABSPATH . 'wp-admin/includes/plugin.php';
}
