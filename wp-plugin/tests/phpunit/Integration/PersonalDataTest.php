<?php
/**
 * WordPress's own export and erasure of a person's data.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Outbox\Envelope;
use KundenMeister\DataProtection\Privacy\BridgeConsents;
use KundenMeister\DataProtection\Privacy\ConsentExporter;
use KundenMeister\DataProtection\Privacy\Eraser;
use KundenMeister\DataProtection\Privacy\PersonDeletion;
use KundenMeister\DataProtection\Privacy\WaitingEntries;
use KundenMeister\DataProtection\Privacy\WaitingExporter;
use KundenMeister\DataProtection\Security\Secrets;
use WP_Error;

final class PersonalDataTest extends SiteTestCase {

	private const ANNA = 'anna@example.org';

	protected function setUp(): void {
		parent::setUp();
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		self::$bridge->answer( 'GET /v1/consents?email=*', 200, array( 'items' => array(), 'nextCursor' => null ) );
		self::$bridge->answer( 'GET /v1/contacts?email=*', 200, array( 'items' => array(), 'nextCursor' => null ) );
	}

	public function test_wordpress_knows_the_exporters_and_the_eraser(): void {
		self::assertArrayHasKey( 'kmdp-waiting', apply_filters( 'wp_privacy_personal_data_exporters', array() ) );
		self::assertArrayHasKey( 'kmdp-consents', apply_filters( 'wp_privacy_personal_data_exporters', array() ) );
		self::assertArrayHasKey( 'kmdp', apply_filters( 'wp_privacy_personal_data_erasers', array() ) );
	}

	public function test_what_waits_is_exported_readable_with_the_forms_own_labels(): void {
		$this->submit( array( 'fields' => array( 'email' => 'Anna@Example.org', 'name' => 'Anna <b>' ) ) );
		$this->submit( array( 'fields' => array( 'email' => 'bert@example.org', 'name' => 'Bert' ) ) );
		$answer = self::export( 'kmdp-waiting', self::ANNA );
		self::assertTrue( $answer['done'] );
		self::assertCount( 1, $answer['data'] );
		$lines = array_column( $answer['data'][0]['data'], 'value', 'name' );
		self::assertSame( 'News', $lines['Form'] );
		self::assertSame( 'Anna &lt;b&gt;', $lines['Your name'] );
		self::assertStringNotContainsString( 'bert', (string) wp_json_encode( $answer ) );
	}

	public function test_waiting_entries_are_exported_page_by_page_each_once(): void {
		for ( $count = 1; $count <= 5; $count++ ) {
			$this->submit( array( 'fields' => array( 'email' => self::ANNA, 'name' => "Entry $count" ) ) );
		}
		$exporter = new WaitingExporter( $this->entries(), new FormFinder(), 2 );
		$names    = array();
		$done     = false;
		for ( $page = 1; ! $done; $page++ ) {
			$answer = $exporter->export( self::ANNA, $page );
			self::assertLessThanOrEqual( 2, count( $answer['data'] ) );
			foreach ( $answer['data'] as $item ) {
				$names[] = array_column( $item['data'], 'value', 'name' )['Your name'];
			}
			$done = $answer['done'];
		}
		self::assertSame( array( 'Entry 1', 'Entry 2', 'Entry 3', 'Entry 4', 'Entry 5' ), $names );
	}

	public function test_consents_are_exported_with_the_exact_texts_and_times(): void {
		self::$bridge->answer( 'GET /v1/consents?email=anna%40example.org*', 200, array( 'items' => array( array( 'id' => 'c1' ) ), 'nextCursor' => null ) );
		self::$bridge->answer( 'GET /v1/consents/c1', 200, self::proof() );
		$answer = self::export( 'kmdp-consents', self::ANNA );
		$lines  = array_column( $answer['data'][0]['data'], 'value', 'name' );
		self::assertTrue( $answer['done'] );
		self::assertSame( 'Yes, Muster GmbH may write to me.<br>' . "\n" . 'Second &lt;line&gt;', $lines['Consent text'] );
		self::assertSame( 'https://example.org/privacy', $lines['Privacy declaration'] );
		self::assertSame( 'Withdrawn', $lines['State'] );
		self::assertStringContainsString( '2026-03-02', $lines['Sent'] );
		self::assertStringContainsString( 'Withdrawn by telephone', $lines['History'] );
		self::assertSame( 'Anna', $lines['Your name'] );
	}

	public function test_consents_are_exported_page_by_page_each_once(): void {
		self::$bridge->answer( 'GET /v1/consents?email=*cursor=next*', 200, array( 'items' => array( array( 'id' => 'c4' ), array( 'id' => 'c5' ) ), 'nextCursor' => null ) );
		self::$bridge->answer( 'GET /v1/consents?email=*limit=200', 200, array( 'items' => array( array( 'id' => 'c1' ), array( 'id' => 'c2' ), array( 'id' => 'c3' ) ), 'nextCursor' => 'next' ) );
		self::$bridge->answer( 'GET /v1/consents/c*', 200, self::proof() );
		$exporter = new ConsentExporter( $this->consents(), 2 );
		$ids      = array();
		for ( $page = 1; $page <= 3; $page++ ) {
			$answer = $exporter->export( self::ANNA, $page );
			self::assertIsArray( $answer );
			self::assertSame( 3 === $page, $answer['done'] );
			$ids = array_merge( $ids, array_column( $answer['data'], 'item_id' ) );
		}
		self::assertSame( array( 'kmdp-consent-c1', 'kmdp-consent-c2', 'kmdp-consent-c3', 'kmdp-consent-c4', 'kmdp-consent-c5' ), $ids );
	}

	public function test_there_is_no_export_that_lacks_the_consents_while_the_bridge_is_away(): void {
		self::$bridge->answer( 'GET /v1/consents*', 503, array() );
		self::assertInstanceOf( WP_Error::class, self::export( 'kmdp-consents', self::ANNA ) );
	}

	public function test_a_site_without_connection_says_that_the_consents_are_not_part_of_the_export(): void {
		$this->services->connections()->delete();
		$answer = self::export( 'kmdp-consents', self::ANNA );
		self::assertTrue( $answer['done'] );
		self::assertStringContainsString( 'not connected', $answer['data'][0]['data'][0]['value'] );
	}

	public function test_erasing_removes_the_persons_entries_and_no_others(): void {
		$this->submit( array( 'fields' => array( 'email' => 'ANNA@example.org', 'name' => 'Anna' ) ) );
		$this->submit( array( 'fields' => array( 'email' => 'bert@example.org', 'name' => 'Bert' ) ) );
		$this->clock->seconds = time();
		self::assertSame( array( 'items_removed' => true, 'items_retained' => false, 'messages' => array(), 'done' => true ), self::erase( self::ANNA ) );
		self::assertCount( 1, self::rows() );
		self::assertSame( array(), self::export( 'kmdp-waiting', self::ANNA )['data'] );
		self::assertCount( 1, self::export( 'kmdp-waiting', 'bert@example.org' )['data'] );
	}

	public function test_erasing_goes_page_by_page_until_nothing_is_left(): void {
		for ( $count = 1; $count <= 5; $count++ ) {
			$this->submit( array( 'fields' => array( 'email' => self::ANNA, 'name' => "Entry $count" ) ) );
		}
		$eraser = new Eraser( $this->entries(), $this->deletion(), 2 );
		for ( $page = 1; ! $eraser->erase( self::ANNA )['done']; $page++ ) {
			self::assertLessThan( 10, $page );
		}
		self::assertSame( 3, $page );
		self::assertSame( array(), self::rows() );
	}

	public function test_an_entry_that_is_being_sent_is_retained_and_told(): void {
		$this->submit();
		$this->clock->seconds += 120;
		$this->services->outbox()->claim( $this->services->outbox()->due( 10 )[0] );
		$answer = ( new Eraser( $this->entries(), $this->deletion() ) )->erase( self::ANNA );
		self::assertSame( array( false, true, true ), array( $answer['items_removed'], $answer['items_retained'], $answer['done'] ) );
		self::assertStringContainsString( 'just being sent', $answer['messages'][0] );
		self::assertSame( array(), self::$bridge->requests( 'GET /v1/contacts*' ) );
		self::assertCount( 1, self::rows() );
	}

	public function test_the_persons_deletion_is_filed_and_granted_and_never_told_as_done(): void {
		self::answer_person();
		self::$bridge->answer( 'POST /v1/deletion-requests', 201, array( 'id' => 'r1', 'state' => 'received' ) );
		self::$bridge->answer( 'POST /v1/deletion-requests/r1/approve', 200, array( 'id' => 'r1', 'state' => 'scheduled', 'dueAt' => '2026-03-04T22:59:59.999Z', 'legalHold' => null ) );
		$answer = self::erase( self::ANNA );
		self::assertSame( array( false, true, true ), array( $answer['items_removed'], $answer['items_retained'], $answer['done'] ) );
		self::assertStringContainsString( 'at the latest by 2026-03-04', $answer['messages'][0] );
		self::assertSame( array( 'scope' => array( 'kind' => 'person', 'email' => self::ANNA ), 'origin' => 'data-subject' ), self::$bridge->requests( 'POST /v1/deletion-requests' )[0]['body'] );
		self::assertCount( 1, self::$bridge->requests( 'POST /v1/deletion-requests/r1/approve' ) );
	}

	public function test_a_deletion_that_is_under_way_is_told_and_not_filed_again(): void {
		$held = array( 'id' => 'r2', 'kind' => 'person', 'contactId' => 'p1', 'state' => 'scheduled', 'dueAt' => '2026-03-04T22:59:59.999Z', 'legalHold' => array( 'reason' => '§ 132 BAO', 'until' => '2033-01-01T00:00:00.000Z' ) );
		self::answer_person();
		self::$bridge->answer( 'GET /v1/deletion-requests?state=scheduled*', 200, array( 'items' => array( array( 'contactId' => 'p2' ) + $held ), 'nextCursor' => 'next' ) );
		self::$bridge->answer( 'GET /v1/deletion-requests?state=scheduled*cursor=next', 200, array( 'items' => array( $held ), 'nextCursor' => null ) );
		self::assertStringContainsString( '§ 132 BAO, until 2033-01-01', self::erase( self::ANNA )['messages'][0] );
		self::assertSame( array(), self::$bridge->requests( 'POST /v1/deletion-requests*' ) );
	}

	public function test_a_request_that_awaits_a_decision_is_granted(): void {
		self::answer_person();
		self::$bridge->answer( 'GET /v1/deletion-requests?state=received*', 200, array( 'items' => array( array( 'id' => 'r3', 'kind' => 'person', 'contactId' => 'p1' ) ), 'nextCursor' => null ) );
		self::$bridge->answer( 'POST /v1/deletion-requests/r3/approve', 200, array( 'id' => 'r3', 'state' => 'scheduled', 'dueAt' => '2026-03-04T22:59:59.999Z' ) );
		self::assertStringContainsString( 'request r3', self::erase( self::ANNA )['messages'][0] );
		self::assertSame( array(), self::$bridge->requests( 'POST /v1/deletion-requests' ) );
	}

	public function test_a_bridge_that_does_not_answer_is_never_told_as_deletion(): void {
		self::$bridge->answer( 'GET /v1/contacts*', 503, array() );
		$away = self::erase( self::ANNA );
		self::assertTrue( $away['items_retained'] );
		self::assertStringContainsString( 'nothing was deleted there', $away['messages'][0] );
		$this->services->connections()->delete();
		self::assertStringContainsString( 'not connected', self::erase( self::ANNA )['messages'][0] );
	}

	public function test_an_unreadable_row_stops_neither_export_nor_erasure(): void {
		global $wpdb;
		$this->submit();
		$this->submit( array( 'fields' => array( 'email' => self::ANNA, 'name' => 'Second' ) ) );
		$wpdb->update( \KundenMeister\DataProtection\Outbox\OutboxTable::name(), array( 'payload' => 'v1:broken' ), array( 'id' => self::rows()[0]->id ) );
		self::assertCount( 1, self::export( 'kmdp-waiting', self::ANNA )['data'] );
		self::assertTrue( self::erase( self::ANNA )['items_removed'] );
	}

	public function test_the_policy_guide_holds_our_text_and_names_the_processor(): void {
		foreach ( array( 'class-wp-screen', 'screen', 'class-wp-privacy-policy-content' ) as $file ) {
			require_once ABSPATH . "wp-admin/includes/$file.php";
		}
		set_current_screen( 'dashboard' );
		$GLOBALS['wp_current_filter'][] = 'admin_init';
		\KundenMeister\DataProtection\Privacy\PrivacyTools::suggest_policy_text();
		array_pop( $GLOBALS['wp_current_filter'] );
		unset( $GLOBALS['current_screen'] );
		$texts = array_column( \WP_Privacy_Policy_Content::get_suggested_policy_text(), 'policy_text', 'plugin_name' );
		self::assertStringContainsString( 'Körbler GmbH collects, processes and uses this data on our behalf as processor.', $texts['KundenMeister Data Protection'] );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function proof(): array {
		return array(
			'id'          => 'c1',
			'state'       => 'withdrawn',
			'description' => 'Newsletter',
			'events'      => array(
				array( 'type' => 'requested', 'at' => '2026-03-02T10:00:00.000Z', 'reason' => null ),
				array( 'type' => 'withdrawn', 'at' => '2026-03-05T10:00:00.000Z', 'reason' => 'by telephone' ),
			),
			'version'     => array(
				'sha256'             => str_repeat( 'a', 64 ),
				'consentText'        => "Yes, Muster GmbH may write to me.\nSecond <line>",
				'cancelNotice'       => 'I can cancel at any time.',
				'processorStatement' => 'Körbler GmbH processes.',
				'privacyDeclaration' => array( 'mode' => 'link', 'url' => 'https://example.org/privacy' ),
			),
			'submission'  => array(
				'formTitle'   => 'News',
				'pageUrl'     => 'https://example.org/news/',
				'renderedAt'  => '2026-03-02T09:58:00.000Z',
				'submittedAt' => '2026-03-02T09:59:00.000Z',
				'receivedAt'  => '2026-03-02T10:00:00.000Z',
				'fields'      => array( 'email' => self::ANNA, 'name' => 'Anna' ),
				'fieldLabels' => array( 'email' => 'E-mail address', 'name' => 'Your name' ),
			),
		);
	}

	/**
	 * @return array<string,mixed>|WP_Error
	 */
	private static function export( string $exporter, string $email ): array|WP_Error {
		return apply_filters( 'wp_privacy_personal_data_exporters', array() )[ $exporter ]['callback']( $email, 1 );
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function erase( string $email ): array {
		return apply_filters( 'wp_privacy_personal_data_erasers', array() )['kmdp']['callback']( $email, 1 );
	}

	private function entries(): WaitingEntries {
		return new WaitingEntries( $this->services->outbox(), new Envelope( ( new Secrets() )->box() ) );
	}

	private static function answer_person(): void {
		self::$bridge->answer( 'GET /v1/contacts?email=anna%40example.org', 200, array( 'items' => array( array( 'id' => 'p1' ) ), 'nextCursor' => null ) );
		self::$bridge->answer( 'GET /v1/deletion-requests?*', 200, array( 'items' => array(), 'nextCursor' => null ) );
	}

	private function deletion(): PersonDeletion {
		return new PersonDeletion( new BridgeClient( $this->services->connections(), new LedgerHead( $this->clock ) ) );
	}

	private function consents(): BridgeConsents {
		return new BridgeConsents( new BridgeClient( $this->services->connections(), new LedgerHead( $this->clock ) ) );
	}
}
