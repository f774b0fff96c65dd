<?php
/**
 * The outbox's table.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

final class OutboxTable {

	public const VERSION        = '1';
	public const VERSION_OPTION = 'kmdp_db_version';

	/**
	 * Name of this site's table.
	 */
	public static function name(): string {
		global $wpdb;
		return $wpdb->prefix . 'kmdp_outbox';
	}

	/**
	 * Makes or changes the table when this version needs it.
	 */
	public static function ensure(): void {
		global $wpdb;
		if ( self::VERSION === get_option( self::VERSION_OPTION ) ) {
			return;
		}
		require_once ABSPATH . 'wp-admin/includes/upgrade.php';
		$name    = self::name();
		$charset = $wpdb->get_charset_collate();
		dbDelta(
			"CREATE TABLE $name (
			id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
			created_at bigint(20) unsigned NOT NULL,
			next_attempt_at bigint(20) unsigned NOT NULL,
			attempts int(10) unsigned NOT NULL DEFAULT 0,
			state varchar(10) NOT NULL DEFAULT 'waiting',
			lease_until bigint(20) unsigned NOT NULL DEFAULT 0,
			last_code varchar(64) NOT NULL DEFAULT '',
			idempotency_key varchar(36) NOT NULL,
			payload longtext NOT NULL,
			PRIMARY KEY  (id),
			UNIQUE KEY idempotency_key (idempotency_key),
			KEY due (state,next_attempt_at)
			) $charset;"
		);
		if ( $name === $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $wpdb->esc_like( $name ) ) ) ) {
			update_option( self::VERSION_OPTION, self::VERSION );
		}
	}

	/**
	 * Removes the table with all in it.
	 */
	public static function drop(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'DROP TABLE IF EXISTS %i', self::name() ) );
	}
}
