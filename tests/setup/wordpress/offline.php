<?php
/**
 * Plugin Name: Offline and mail capture (test and demo sites only)
 *
 * Keeps WordPress from calling home, and writes its mails into wp-content/mail.jsonl.
 */

foreach ( array( 'core', 'plugins', 'themes' ) as $kind ) {
	add_filter(
		"pre_site_transient_update_$kind",
		static fn() => (object) array(
			'last_checked'    => time(),
			'version_checked' => $GLOBALS['wp_version'],
			'updates'         => array(),
			'response'        => array(),
			'translations'    => array(),
			'no_update'       => array(),
			'checked'         => array(),
		)
	);
}
add_filter( 'translations_api', static fn() => array( 'translations' => array() ) );
remove_action( 'admin_init', '_maybe_update_core' );
remove_action( 'admin_init', '_maybe_update_plugins' );
remove_action( 'admin_init', '_maybe_update_themes' );
remove_action( 'wp_head', 'print_emoji_detection_script', 7 );
remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
add_filter( 'should_load_remote_block_patterns', '__return_false' );
remove_action( 'enqueue_block_editor_assets', 'wp_enqueue_editor_block_directory_assets' );
add_action(
	'wp_dashboard_setup',
	static function () {
		remove_meta_box( 'dashboard_primary', 'dashboard', 'side' );
	}
);
add_filter(
	'pre_wp_mail',
	static function ( $sent, array $mail ) {
		file_put_contents( WP_CONTENT_DIR . '/mail.jsonl', wp_json_encode( $mail ) . "\n", FILE_APPEND | LOCK_EX );
		return true;
	},
	10,
	2
);
