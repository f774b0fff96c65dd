<?php
/**
 * Uninstalling leaves nothing behind.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Install\Installation;
use KundenMeister\DataProtection\Outbox\OutboxTable;

final class UninstallTest extends SiteTestCase {

	public function test_uninstalling_removes_all_that_was_made(): void {
		global $wpdb;
		self::$bridge->answer( 'POST /v1/submissions', 401, array() );
		$this->submit();
		$this->services->notices()->get( self::FORM, 'de' );
		update_user_meta( 1, 'kmdp_view', 'x' );
		update_option( 'kmdpother_plugin', 'stays' );
		self::assertGreaterThan( 5, self::traces() );

		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'kundenmeister-data-protection/kundenmeister-data-protection.php' );
		require dirname( __DIR__, 3 ) . '/uninstall.php';

		self::assertSame( 0, self::traces() );
		self::assertNull( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', OutboxTable::name() ) ) );
		self::assertFalse( wp_next_scheduled( Cron::HOOK ) );
		self::assertSame( 'stays', get_option( 'kmdpother_plugin' ) );
		delete_option( 'kmdpother_plugin' );
		Installation::ensure();
	}

	public function test_the_table_is_made_again_when_it_is_missing_its_version(): void {
		global $wpdb;
		OutboxTable::drop();
		delete_option( OutboxTable::VERSION_OPTION );
		Installation::ensure();
		self::assertSame( OutboxTable::name(), $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', OutboxTable::name() ) ) );
	}

	private static function traces(): int {
		global $wpdb;
		$found = 0;
		foreach ( array( $wpdb->options => 'option_name', $wpdb->postmeta => 'meta_key', $wpdb->usermeta => 'meta_key' ) as $table => $column ) {
			$found += (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table WHERE $column LIKE '%kmdp\\_%'" );
		}
		return $found;
	}
}
