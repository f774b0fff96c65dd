<?php
/**
 * Makes the demo's WordPress what a visitor expects: plugin active and connected, two pages with forms, German.
 * Runs inside WordPress at each start and changes only what is not there yet; the bridge's address and key are
 * handed over each time, since the address may differ.
 */

set_exception_handler(
	static function ( Throwable $error ): void {
		echo 'The demo site could not be prepared: ', $error->getMessage(), ' in ', $error->getFile(), ':', $error->getLine();
		exit( 1 );
	}
);
require '/wordpress/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

$demo = json_decode( (string) file_get_contents( '/kmdp-demo/site.json' ), true, 512, JSON_THROW_ON_ERROR );

activate_plugin( 'kundenmeister-data-protection/kundenmeister-data-protection.php' );
wp_set_current_user( get_user_by( 'login', 'admin' )->ID );
do_action( 'rest_api_init', rest_get_server() );

/** Calls a REST route of this site as the admin; an error ends the start of the demo in words. */
function demo_call( string $method, string $route, array $body ): array {
	$request = new WP_REST_Request( $method, $route );
	$request->set_header( 'Content-Type', 'application/json' );
	$request->set_body( (string) wp_json_encode( $body ) );
	$response = rest_do_request( $request );
	if ( $response->is_error() ) {
		throw new RuntimeException( $route . ': ' . wp_json_encode( $response->get_data() ) );
	}
	return (array) $response->get_data();
}

/** The page of this slug, published with these blocks when it is not there; its id. */
function demo_page( string $slug, string $title, string $blocks ): int {
	$page = get_page_by_path( $slug );
	if ( $page ) {
		return $page->ID;
	}
	return (int) wp_insert_post(
		wp_slash(
			array(
				'post_type'    => 'page',
				'post_status'  => 'publish',
				'post_name'    => $slug,
				'post_title'   => $title,
				'post_content' => $blocks,
			)
		),
		true
	);
}

demo_call( 'PUT', '/kmdp/v1/connection', array( 'url' => $demo['bridge'], 'key' => $demo['key'] ) );

update_option( 'blogname', 'Muster GmbH' );
update_option( 'blogdescription', 'Vorführung von KundenMeister Datenschutz' );
update_option( 'WPLANG', $demo['locale'] );
update_option( 'timezone_string', 'Europe/Vienna' );
update_option( 'show_avatars', 0 );
update_user_meta( get_current_user_id(), 'show_welcome_panel', 0 );
update_user_meta(
	get_current_user_id(),
	'wp_persisted_preferences',
	array(
		'core'           => array( 'enableChoosePatternModal' => false ),
		'core/edit-post' => array( 'welcomeGuide' => false ),
		'_modified'      => '2026-01-01T00:00:00.000Z',
	)
);
foreach ( array( 1, 2 ) as $sample ) {
	if ( in_array( get_post_field( 'post_name', $sample ), array( 'hello-world', 'sample-page' ), true ) ) {
		wp_delete_post( $sample, true );
	}
}

foreach ( $demo['pages'] as $page ) {
	demo_page( $page['slug'], $page['title'], $page['blocks'] );
}
$front = get_page_by_path( $demo['front'] );
update_option( 'show_on_front', 'page' );
update_option( 'page_on_front', $front->ID );
global $wp_rewrite;
$wp_rewrite->set_permalink_structure( '/%postname%/' );
flush_rewrite_rules();

echo 'demo site ready';
