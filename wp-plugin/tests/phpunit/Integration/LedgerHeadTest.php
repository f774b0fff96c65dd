<?php
/**
 * The site is a witness of the ledger.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Bridge\LedgerHead;

final class LedgerHeadTest extends SiteTestCase {

	private const SIGNATURE = 'c2lnbmF0dXJlLW9mLXRoZS1oZWFk';

	private LedgerHead $head;

	protected function setUp(): void {
		parent::setUp();
		$this->head = new LedgerHead( $this->clock );
		$this->head->belongs_to( uniqid( 'tenant-' ) );
		$this->see( 7, 'a' );
	}

	public function test_a_higher_number_is_stored(): void {
		$this->clock->seconds = 1800000000;
		$this->see( 8, 'b' );
		self::assertSame( array( 8, self::hash( 'b' ), self::SIGNATURE, 1800000000 ), array_values( (array) $this->head->known() ) );
		self::assertFalse( get_option( LedgerHead::CONFLICT_OPTION ) );
	}

	public function test_a_lower_number_changes_nothing(): void {
		$this->see( 6, 'b' );
		self::assertSame( array( 7, self::hash( 'a' ) ), array_slice( array_values( (array) $this->head->known() ), 0, 2 ) );
		self::assertFalse( get_option( LedgerHead::CONFLICT_OPTION ) );
	}

	public function test_the_same_head_again_changes_nothing(): void {
		$before                = $this->head->known();
		$this->clock->seconds += 60;
		$this->see( 7, 'a' );
		self::assertSame( $before, $this->head->known() );
		self::assertFalse( get_option( LedgerHead::CONFLICT_OPTION ) );
	}

	public function test_another_hash_at_the_same_number_raises_an_alarm_and_leaves_what_was_known(): void {
		$this->see( 7, 'b' );
		self::assertSame( array( self::hash( 'a' ), self::hash( 'b' ) ), array_column( get_option( LedgerHead::CONFLICT_OPTION ), 'hash' ) );
		self::assertSame( self::hash( 'a' ), $this->head->known()['hash'] ?? '' );
	}

	public function test_the_first_conflict_stays_whatever_comes_later(): void {
		$this->see( 7, 'b' );
		$this->see( 7, 'c' );
		$this->see( 8, 'd' );
		$this->see( 8, 'e' );
		self::assertSame( array( self::hash( 'a' ), self::hash( 'b' ) ), array_column( get_option( LedgerHead::CONFLICT_OPTION ), 'hash' ) );
	}

	public function test_what_is_no_head_is_ignored(): void {
		foreach ( array( '', '8', '-8:' . self::hash( 'b' ) . ':' . self::SIGNATURE, '8:short:' . self::SIGNATURE ) as $header ) {
			$this->head->witness( $header );
			self::assertSame( 7, $this->head->known()['seq'] ?? 0, $header );
		}
	}

	private function see( int $number, string $letter ): void {
		$this->head->witness( "$number:" . self::hash( $letter ) . ':' . self::SIGNATURE );
	}

	private static function hash( string $letter ): string {
		return str_repeat( $letter, 64 );
	}
}
