<?php
/**
 * Router of PHP's built-in server for a WordPress site: files as they are, everything else to WordPress.
 * The scripts are required from here, so each variable is a global of WordPress too: few, and prefixed.
 */

$kmdp_root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
$kmdp_path = rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );

if ( preg_match( '#\.\.|/\.|/wp-content/(database|debug\.log|mail\.jsonl)|/node_modules/#', $kmdp_path ) ) {
	http_response_code( 403 );
	return true;
}
if ( is_dir( $kmdp_root . $kmdp_path ) && ! str_ends_with( $kmdp_path, '/' ) ) {
	header( 'Location: ' . $kmdp_path . '/', true, 301 );
	return true;
}
if ( is_file( $kmdp_root . $kmdp_path . 'index.php' ) && str_ends_with( $kmdp_path, '/' ) ) {
	$kmdp_path .= 'index.php';
}
if ( is_file( $kmdp_root . $kmdp_path ) && ! str_ends_with( $kmdp_path, '.php' ) ) {
	return false;
}
if ( ! is_file( $kmdp_root . $kmdp_path ) ) {
	$kmdp_path = '/index.php';
}
$_SERVER['SCRIPT_NAME']     = $kmdp_path;
$_SERVER['PHP_SELF']        = $kmdp_path;
$_SERVER['SCRIPT_FILENAME'] = $kmdp_root . $kmdp_path;
chdir( dirname( $kmdp_root . $kmdp_path ) );
require $kmdp_root . $kmdp_path;
