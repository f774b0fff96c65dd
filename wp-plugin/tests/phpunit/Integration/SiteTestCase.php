<?php
/**
 * A WordPress with a published form, connected to the double of the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Notice\NoticeCache;
use KundenMeister\DataProtection\Outbox\Delivery;
use KundenMeister\DataProtection\Outbox\OutboxTable;
use KundenMeister\DataProtection\Services;
use KundenMeister\DataProtection\Submission\Client;
use KundenMeister\DataProtection\Submission\SubmissionInput;
use KundenMeister\DataProtection\Submission\SubmissionResult;
use KundenMeister\DataProtection\Tests\Double\FakeBridge;
use KundenMeister\DataProtection\Tests\FixedClock;
use KundenMeister\DataProtection\Token\Box;
use KundenMeister\DataProtection\Token\RenderToken;
use PHPUnit\Framework\TestCase;

abstract class SiteTestCase extends TestCase {

	protected const FORM = 'f-testform0001';
	protected const KEY  = 'kmdp_test_0123456789abcdef';

	protected static FakeBridge $bridge;

	protected FixedClock $clock;

	protected Services $services;

	protected int $page_id;

	/** @var list<int> Gone after the test, also when it fails. */
	private array $published = array();

	public static function setUpBeforeClass(): void {
		if ( ! defined( 'ABSPATH' ) || ! function_exists( 'wp_insert_post' ) ) {
			self::markTestSkipped( 'WP_DIR names no WordPress site.' );
		}
		self::$bridge = new FakeBridge();
	}

	public static function tearDownAfterClass(): void {
		if ( isset( self::$bridge ) ) {
			self::$bridge->stop();
		}
	}

	protected function setUp(): void {
		self::$bridge->reset();
		$this->clock    = new FixedClock( time() );
		$this->services = new Services( $this->clock );
		$this->clean();
		$this->services->connections()->save( self::$bridge->url, self::KEY );
		wp_set_current_user( 1 );
		$this->page_id = $this->publish( self::form() );
		wp_set_current_user( 0 );
	}

	protected function tearDown(): void {
		wp_set_current_user( 0 );
		foreach ( $this->published as $id ) {
			wp_delete_post( $id, true );
		}
		$this->services->connections()->delete();
		$this->clean();
	}

	protected function publish( string $content, string $status = 'publish' ): int {
		$id = wp_insert_post( array( 'post_type' => 'page', 'post_status' => $status, 'post_title' => 'Newsletter & more', 'post_content' => wp_slash( $content ) ) );
		self::assertGreaterThan( 0, $id );
		$this->published[] = $id;
		return $id;
	}

	protected static function form( string $key = self::FORM, string $label = 'Your name' ): string {
		$name = wp_json_encode( array( 'name' => 'name', 'label' => $label, 'help' => 'As we may address you' ), JSON_HEX_TAG | JSON_HEX_AMP );
		return "<!-- wp:kundenmeister/form {\"formKey\":\"$key\",\"kind\":\"newsletter\",\"title\":\"News\"} -->"
			. '<!-- wp:kundenmeister/field-email /-->'
			. "<!-- wp:kundenmeister/field-text $name /-->"
			. '<!-- wp:kundenmeister/field-choice {"name":"topic","label":"Topic","options":["Roses \u0026 herbs","Trees"],"display":"radio"} /-->'
			. '<!-- wp:kundenmeister/consent {"profiles":["profile-1","profile-2"]} /-->'
			. '<!-- wp:kundenmeister/submit /-->'
			. '<!-- /wp:kundenmeister/form -->';
	}

	/**
	 * @param list<Box>|null $boxes What was shown.
	 */
	protected function token( ?array $boxes = null, ?int $issued_at = null, string $form = self::FORM, string $language = 'en' ): string {
		$boxes ??= array( new Box( 'profile-1', 'version-1', true ), new Box( 'profile-2', 'version-9', false ) );
		return $this->services->signer()->sign( new RenderToken( home_url(), $form, $this->page_id, $language, $issued_at ?? $this->clock->now(), $boxes ) );
	}

	/**
	 * @param array<string,mixed> $changes Keys token, fields, consents, website, attempt.
	 */
	protected function submit( array $changes = array(), string $address = '203.0.113.7' ): SubmissionResult {
		$data = $changes + array(
			'form'     => self::FORM,
			'token'    => $this->token(),
			'fields'   => array( 'email' => 'anna@example.org', 'name' => 'Anna' ),
			'consents' => array( 'profile-1' => 'version-1' ),
			'website'  => '',
			'attempt'  => wp_generate_uuid4(),
		);
		return $this->services->submission_handler()->handle( SubmissionInput::from_data( $data ), new Client( $address, 'Browser/1.0' ) );
	}

	/**
	 * @return list<\stdClass>
	 */
	protected static function rows(): array {
		global $wpdb;
		return array_values( (array) $wpdb->get_results( $wpdb->prepare( 'SELECT * FROM %i ORDER BY id', OutboxTable::name() ) ) );
	}

	private function clean(): void {
		global $wpdb;
		OutboxTable::ensure();
		$wpdb->query( $wpdb->prepare( 'DELETE FROM %i', OutboxTable::name() ) );
		foreach ( array( NoticeCache::PREFIX, '_transient_kmdp_', '_transient_timeout_kmdp_' ) as $prefix ) {
			array_map( 'delete_option', $wpdb->get_col( $wpdb->prepare( 'SELECT option_name FROM %i WHERE option_name LIKE %s', $wpdb->options, $wpdb->esc_like( $prefix ) . '%' ) ) );
		}
		array_map( 'delete_option', array( Delivery::KEY_REFUSED_OPTION, FormFinder::INDEX_OPTION, 'kmdp_deleted_forms', 'kmdp_ledger_head', 'kmdp_ledger_conflict' ) );
	}
}
