<?php
/**
 * The site checks that the ledger goes on from what it has seen.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Ledger\Alarm;
use KundenMeister\DataProtection\Ledger\WitnessState;
use KundenMeister\DataProtection\Tests\Double\SignedLedger;

final class WitnessTest extends SiteTestCase {

	private SignedLedger $ledger;

	protected function setUp(): void {
		parent::setUp();
		( new LedgerHead( $this->clock ) )->belongs_to( uniqid( 'tenant-' ) );
		$this->ledger = new SignedLedger();
		$this->ledger->grow( 3 );
		$this->ledger->show( self::$bridge );
		$this->services->ledger_witness()->check();
	}

	protected function tearDown(): void {
		( new LedgerHead( $this->clock ) )->belongs_to( uniqid( 'tenant-' ) );
		parent::tearDown();
	}

	public function test_a_ledger_that_grew_fits(): void {
		self::assertNull( Alarm::reason() );
		$this->ledger->grow( 5 );
		$this->check();
		self::assertNull( Alarm::reason() );
		self::assertSame( array( 8, 8, $this->clock->now() ), self::progress() );
	}

	public function test_a_long_way_is_walked_in_parts_until_it_is_through(): void {
		$this->ledger->grow( 30 );
		$this->ledger->show( self::$bridge, 1 );
		$this->services->ledger_witness()->check();
		self::assertSame( array( 28, 33 ), array_slice( self::progress(), 0, 2 ) );
		$this->services->ledger_witness()->check();
		self::assertSame( array( 33, 33, $this->clock->now() ), self::progress() );
		self::assertNull( Alarm::reason() );
	}

	public function test_a_ledger_rewritten_before_the_last_head_raises_an_alarm(): void {
		$this->rewrite_last();
		$this->ledger->grow( 2 );
		$this->check();
		self::assertSame( Alarm::REWRITTEN, Alarm::reason() );
		self::assertSame( 3, self::progress()[0] );
	}

	public function test_a_ledger_rewritten_at_the_last_head_raises_an_alarm(): void {
		$this->rewrite_last();
		$this->ledger->show( self::$bridge );
		self::$bridge->answer( 'GET /v1/ledger/head', 200, $this->ledger->head() );
		$this->services->ledger_witness()->check();
		self::assertSame( Alarm::REWRITTEN, get_option( Alarm::OPTION )['reason'] );
	}

	public function test_a_ledger_rewritten_after_a_head_seen_between_two_checks_raises_an_alarm(): void {
		$this->ledger->grow( 2 );
		$this->see();
		$this->rewrite_last();
		$this->ledger->grow( 3 );
		$this->see();
		$this->check();
		self::assertSame( Alarm::REWRITTEN, Alarm::reason() );
	}

	public function test_a_shortened_ledger_raises_an_alarm(): void {
		array_pop( $this->ledger->entries );
		$this->check();
		self::assertSame( Alarm::SHORTENED, Alarm::reason() );
	}

	public function test_entries_that_are_missing_before_the_head_raise_an_alarm(): void {
		$this->ledger->grow( 2 );
		$this->ledger->show( self::$bridge );
		self::$bridge->answer( 'GET /v1/ledger[?]after=3&*', 200, array( 'items' => array(), 'nextCursor' => null ) );
		$this->services->ledger_witness()->check();
		self::assertSame( Alarm::SHORTENED, Alarm::reason() );
	}

	public function test_a_changed_entry_raises_an_alarm(): void {
		foreach ( array( 'ref' => 'other', 'at' => '2026-11-24T10:00:00.001Z', 'keyId' => 'k2', 'commitment' => str_repeat( 'a', 64 ) ) as $part => $value ) {
			delete_option( Alarm::OPTION );
			$ledger = clone $this->ledger;
			$ledger->grow( 2 );
			$ledger->entries[3][ $part ] = $value;
			$ledger->show( self::$bridge );
			$this->services->ledger_witness()->check();
			self::assertSame( Alarm::REWRITTEN, Alarm::reason(), $part );
		}
	}

	public function test_a_head_signed_with_another_key_than_at_first_raises_an_alarm(): void {
		$other          = new SignedLedger();
		$other->entries = $this->ledger->entries;
		$other->show( self::$bridge );
		$this->services->ledger_witness()->check();
		self::assertSame( Alarm::UNSIGNED, Alarm::reason() );
	}

	public function test_the_ledger_of_another_tenant_raises_an_alarm(): void {
		$other = new SignedLedger( 'tenant-2' );
		$other->grow( 5 );
		$other->show( self::$bridge );
		$this->services->ledger_witness()->check();
		self::assertSame( Alarm::OTHER, Alarm::reason() );
	}

	public function test_the_first_alarm_stays_as_evidence_with_both_sides(): void {
		array_pop( $this->ledger->entries );
		$this->check();
		$first = get_option( Alarm::OPTION );
		$this->clock->seconds += 60;
		$this->check();
		self::assertSame( $first, get_option( Alarm::OPTION ) );
		self::assertSame( array( 3, 2 ), array( $first['kept']['seq'], $first['shown']['seq'] ) );
	}

	public function test_a_new_key_of_the_same_company_leaves_the_alarm_and_another_company_starts_anew(): void {
		$heads  = new LedgerHead( $this->clock );
		$tenant = uniqid( 'tenant-' );
		$heads->belongs_to( $tenant );
		$this->check();
		array_pop( $this->ledger->entries );
		$this->check();
		$heads->belongs_to( $tenant );
		self::assertNotNull( Alarm::reason() );
		$heads->belongs_to( uniqid( 'tenant-' ) );
		self::assertNull( Alarm::reason() );
		$this->check();
		self::assertNull( Alarm::reason() );
	}

	public function test_after_a_restore_that_was_announced_it_begins_anew_and_keeps_what_it_saw_as_evidence(): void {
		$this->rewrite_last();
		$this->check();
		$evidence = get_option( Alarm::OPTION );
		$pin      = get_option( WitnessState::PIN_OPTION );
		self::assertTrue( ( new LedgerHead( $this->clock ) )->begin_anew() );
		$this->check();
		self::assertNull( Alarm::reason() );
		self::assertSame( array( 3, $this->clock->now() ), array( self::progress()[0], self::progress()[2] ) );
		$kept = get_option( LedgerHead::EVIDENCE_OPTION );
		self::assertSame( array( $evidence, $this->clock->now() ), array( $kept[0]['alarm'], $kept[0]['at'] ) );
		self::assertSame( $pin, get_option( WitnessState::PIN_OPTION ) );
		array_pop( $this->ledger->entries );
		$this->check();
		self::assertSame( Alarm::SHORTENED, Alarm::reason() );
	}

	public function test_a_restore_explains_no_other_signature_and_without_an_alarm_nothing_begins_anew(): void {
		$before = self::progress();
		self::assertFalse( ( new LedgerHead( $this->clock ) )->begin_anew() );
		self::assertSame( $before, self::progress() );
		$other          = new SignedLedger();
		$other->entries = $this->ledger->entries;
		$other->show( self::$bridge );
		$this->services->ledger_witness()->check();
		self::assertFalse( ( new LedgerHead( $this->clock ) )->begin_anew() );
		self::assertSame( Alarm::UNSIGNED, Alarm::reason() );
	}

	public function test_a_bridge_that_is_away_is_no_alarm_and_is_asked_again_after_an_hour(): void {
		$this->clock->seconds += 86400;
		self::$bridge->answer( 'GET /v1/ledger/head', 503, array() );
		$this->services->ledger_witness()->check_when_due();
		self::assertNull( Alarm::reason() );
		$this->ledger->show( self::$bridge );
		$this->clock->seconds += 3599;
		$this->services->ledger_witness()->check_when_due();
		self::assertLessThan( $this->clock->now(), self::progress()[2] );
		$this->clock->seconds += 1;
		$this->services->ledger_witness()->check_when_due();
		self::assertSame( $this->clock->now(), self::progress()[2] );
	}

	private function check(): void {
		$this->ledger->show( self::$bridge );
		$this->services->ledger_witness()->check();
	}

	/** Any answer of the bridge carries its head. */
	private function see(): void {
		$head = $this->ledger->head();
		( new LedgerHead( $this->clock ) )->witness( "{$head['seq']}:{$head['hash']}:{$head['signature']}" );
	}

	private function rewrite_last(): void {
		array_pop( $this->ledger->entries );
		$this->ledger->grow( 1, 'forged' );
	}

	/**
	 * @return array{int,int,int} Checked up to, newest head, time of the last check that came through.
	 */
	private static function progress(): array {
		$state = WitnessState::load();
		return array( $state->checked->seq ?? 0, $state->head, $state->checked_at );
	}
}
