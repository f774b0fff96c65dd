<?php
/**
 * A network of sites, in which the plugin is active for all.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Multisite;

use KundenMeister\DataProtection\Admin\Capability;
use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Install\Installation;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use KundenMeister\DataProtection\Outbox\OutboxTable;
use KundenMeister\DataProtection\Security\Secrets;
use KundenMeister\DataProtection\SystemClock;
use PHPUnit\Framework\TestCase;

final class NetworkTest extends TestCase {

	/** @var list<int> Sites beyond the first. */
	private array $sites = array();

	protected function setUp(): void {
		if ( ! function_exists( 'is_multisite' ) || ! is_multisite() ) {
			self::markTestSkipped( 'WP_DIR names no network of sites.' );
		}
		require_once ABSPATH . 'wp-admin/includes/ms.php';
		foreach ( array( 'roses', 'trees' ) as $name ) {
			$id = wp_insert_site( array( 'domain' => 'localhost', 'path' => "/$name/", 'network_id' => get_current_network_id(), 'user_id' => 1, 'title' => $name ) );
			self::assertIsInt( $id );
			$this->sites[] = $id;
		}
	}

	protected function tearDown(): void {
		foreach ( $this->sites as $id ) {
			if ( get_site( $id ) instanceof \WP_Site ) {
				wp_delete_site( $id );
			}
		}
		Installation::ensure();
	}

	public function test_a_new_site_gets_its_own_table_and_run_on_its_first_request(): void {
		foreach ( $this->sites as $id ) {
			$made = self::on( $id, self::traces( ... ) );
			self::assertFalse( $made['table'] );
			self::request( $id );
			$made = self::on( $id, self::traces( ... ) );
			self::assertSame( array( true, true ), array( $made['table'], $made['run'] ) );
		}
	}

	public function test_each_site_has_its_own_connection_secrets_and_outbox(): void {
		list( $roses, $trees ) = $this->sites;
		foreach ( array( $roses => 'https://roses.example', $trees => 'https://trees.example' ) as $id => $url ) {
			self::on( $id, Installation::ensure( ... ) );
			self::on( $id, static fn() => ( new ConnectionStore( new Secrets() ) )->save( $url, "key-of-$url" ) );
		}
		self::on( $roses, static fn() => ( new OutboxStore( new SystemClock() ) )->add( wp_generate_uuid4(), 'v1:x' ) );
		self::assertSame( 'key-of-https://roses.example', self::on( $roses, static fn() => ( new ConnectionStore( new Secrets() ) )->load()?->key ) );
		self::assertSame( 'key-of-https://trees.example', self::on( $trees, static fn() => ( new ConnectionStore( new Secrets() ) )->load()?->key ) );
		self::assertNull( ( new ConnectionStore( new Secrets() ) )->load() );
		self::assertSame( 1, self::on( $roses, static fn() => ( new OutboxStore( new SystemClock() ) )->summary()['waiting'] ) );
		self::assertSame( 0, self::on( $trees, static fn() => ( new OutboxStore( new SystemClock() ) )->summary()['waiting'] ) );
		self::assertNotSame(
			self::on( $roses, static fn() => get_option( Secrets::ENCRYPTION_OPTION ) ),
			self::on( $trees, static fn() => get_option( Secrets::ENCRYPTION_OPTION ) )
		);
	}

	public function test_network_administrators_manage_and_administrators_of_a_site_do_only_when_allowed(): void {
		list( $roses ) = $this->sites;
		$user          = wpmu_create_user( 'kmdp_siteadmin', wp_generate_password(), 'siteadmin@example.org' );
		self::assertIsInt( $user );
		add_user_to_blog( $roses, $user, 'administrator' );
		self::assertTrue( self::on( $roses, static fn() => user_can( 1, Capability::MANAGE ) ) );
		self::assertFalse( self::on( $roses, static fn() => user_can( $user, Capability::MANAGE ) ) );
		$allow = static fn( array $capabilities, string $capability ): array => 'manage_privacy_options' === $capability ? array( 'manage_options' ) : $capabilities;
		add_filter( 'map_meta_cap', $allow, 5, 2 );
		self::assertTrue( self::on( $roses, static fn() => user_can( $user, Capability::MANAGE ) ) );
		remove_filter( 'map_meta_cap', $allow, 5 );
		wpmu_delete_user( $user );
	}

	public function test_a_deleted_site_takes_its_table_along(): void {
		global $wpdb;
		list( $roses ) = $this->sites;
		self::on( $roses, Installation::ensure( ... ) );
		$table = self::on( $roses, OutboxTable::name( ... ) );
		wp_delete_site( $roses );
		self::assertNull( $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', $table ) ) );
	}

	public function test_switching_off_for_the_network_ends_the_runs_of_every_site_and_keeps_the_data(): void {
		foreach ( $this->sites as $id ) {
			self::on( $id, Installation::ensure( ... ) );
		}
		Installation::pause( true );
		foreach ( array( get_current_blog_id(), ...$this->sites ) as $id ) {
			$left = self::on( $id, self::traces( ... ) );
			self::assertSame( array( true, false ), array( $left['table'], $left['run'] ) );
		}
	}

	public function test_uninstalling_leaves_nothing_on_any_site(): void {
		foreach ( $this->sites as $id ) {
			self::on( $id, Installation::ensure( ... ) );
			self::on( $id, static fn() => ( new ConnectionStore( new Secrets() ) )->save( 'https://x.example', 'key-0123456789' ) );
			self::on( $id, static fn() => set_transient( 'kmdp_notice_pause', 1, 60 ) );
			self::on( $id, static fn() => update_post_meta( 1, '_kmdp_forms', array( 'f' ) ) );
			self::assertGreaterThan( 4, self::on( $id, self::traces( ... ) )['rows'] );
		}
		defined( 'WP_UNINSTALL_PLUGIN' ) || define( 'WP_UNINSTALL_PLUGIN', 'kundenmeister-data-protection/kundenmeister-data-protection.php' );
		require dirname( __DIR__, 3 ) . '/uninstall.php';
		foreach ( array( get_current_blog_id(), ...$this->sites ) as $id ) {
			self::assertSame( array( 'table' => false, 'run' => false, 'rows' => 0 ), self::on( $id, self::traces( ... ) ), "site $id" );
		}
	}

	/**
	 * @template T
	 * @param int          $site_id Where.
	 * @param callable():T $work    What.
	 * @return T
	 */
	private static function on( int $site_id, callable $work ): mixed {
		switch_to_blog( $site_id );
		try {
			return $work();
		} finally {
			restore_current_blog();
		}
	}

	/**
	 * A request of that site, in a process of its own.
	 */
	private static function request( int $site_id ): void {
		$site    = get_site( $site_id );
		$process = proc_open( array( PHP_BINARY, __DIR__ . '/request.php', $site instanceof \WP_Site ? $site->path : '' ), array(), $pipes, null, array( 'WP_DIR' => ABSPATH ) );
		self::assertIsResource( $process );
		self::assertSame( 0, proc_close( $process ) );
	}

	/**
	 * What the plugin has made on the current site.
	 *
	 * @return array{table:bool,run:bool,rows:int}
	 */
	private static function traces(): array {
		global $wpdb;
		wp_cache_flush();
		$rows = 0;
		foreach ( array( $wpdb->options => 'option_name', $wpdb->postmeta => 'meta_key' ) as $table => $column ) {
			$rows += (int) $wpdb->get_var( "SELECT COUNT(*) FROM $table WHERE $column LIKE '%kmdp\\_%'" );
		}
		return array(
			'table' => OutboxTable::name() === $wpdb->get_var( $wpdb->prepare( 'SHOW TABLES LIKE %s', OutboxTable::name() ) ),
			'run'   => false !== wp_next_scheduled( Cron::HOOK ),
			'rows'  => $rows,
		);
	}
}
