<?php
/**
 * Makes and removes what the plugin keeps.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Install;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Outbox\OutboxTable;

final class Installation {

	/**
	 * Makes the table and the hourly run. Each site of a network does it for itself, on its first request.
	 */
	public static function ensure(): void {
		OutboxTable::ensure();
		if ( false === wp_next_scheduled( Cron::HOOK ) ) {
			Cron::rest();
		}
	}

	/**
	 * Ends the runs when the plugin is switched off; all else stays.
	 *
	 * @param bool $network_wide Whether it is switched off on every site.
	 */
	public static function pause( bool $network_wide = false ): void {
		$network_wide ? self::on_each_site( Cron::stop( ... ) ) : Cron::stop();
	}

	/**
	 * Removes all that the plugin made, on each site of the network.
	 */
	public static function remove(): void {
		self::on_each_site( self::remove_from_site( ... ) );
	}

	/**
	 * @param callable():void $work What to do; on a site without network once.
	 */
	private static function on_each_site( callable $work ): void {
		if ( ! is_multisite() ) {
			$work();
			return;
		}
		$site_ids = get_sites(
			array(
				'fields' => 'ids',
				'number' => 0,
			)
		);
		foreach ( $site_ids as $site_id ) {
			switch_to_blog( (int) $site_id );
			$work();
			restore_current_blog();
		}
	}

	/**
	 * Filter `wpmu_drop_tables`: a site that is deleted takes its outbox along.
	 *
	 * @param array<array-key,string> $tables Tables to drop; the filter runs inside that site.
	 * @return array<array-key,string>
	 */
	public static function tables_of_site( array $tables ): array {
		$tables[] = OutboxTable::name();
		return $tables;
	}

	private static function remove_from_site(): void {
		global $wpdb;
		Cron::stop();
		OutboxTable::drop();
		foreach ( array( 'kmdp_', '_transient_kmdp_', '_transient_timeout_kmdp_' ) as $prefix ) {
			$like  = $wpdb->esc_like( $prefix ) . '%';
			$names = $wpdb->get_col( $wpdb->prepare( 'SELECT option_name FROM %i WHERE option_name LIKE %s', $wpdb->options, $like ) );
			array_map( 'delete_option', $names );
		}
		foreach ( array(
			'post' => $wpdb->postmeta,
			'user' => $wpdb->usermeta,
		) as $type => $table ) {
			foreach ( array( 'kmdp_', '_kmdp_' ) as $prefix ) {
				$like = $wpdb->esc_like( $prefix ) . '%';
				foreach ( $wpdb->get_col( $wpdb->prepare( 'SELECT DISTINCT meta_key FROM %i WHERE meta_key LIKE %s', $table, $like ) ) as $key ) {
					delete_metadata( $type, 0, (string) $key, '', true );
				}
			}
		}
	}
}
