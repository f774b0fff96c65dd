<?php
/**
 * What a form shows while the bridge is there, and while it is away.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Tests\Double\FakeBridge;

final class NoticeCacheTest extends SiteTestCase {

	public function test_the_bridge_is_asked_once_in_five_minutes(): void {
		$this->services->notices()->get( self::FORM, 'de' );
		$this->clock->seconds += 299;
		$this->services->notices()->get( self::FORM, 'de' );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/forms/' . self::FORM . '/notice?locale=de' ) );
	}

	public function test_after_five_minutes_it_is_asked_whether_something_changed(): void {
		$this->services->notices()->get( self::FORM, 'en' );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 304, '' );
		$this->clock->seconds += 301;
		self::assertSame( 'version-1', $this->services->notices()->get( self::FORM, 'en' )?->boxes[0]->box->version_id );
		self::assertSame( '"n1"', self::$bridge->requests( 'GET *' )[1]['headers']['if-none-match'] );
		$this->services->notices()->get( self::FORM, 'en' );
		self::assertCount( 2, self::$bridge->requests( 'GET *' ), 'fresh again' );
	}

	public function test_the_last_copy_is_shown_while_the_bridge_is_away(): void {
		$this->services->notices()->get( self::FORM, 'en' );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, FakeBridge::notice( 'version-2' ), array( 'sleep' => 3 ) );
		$this->clock->seconds += 301;
		$start = microtime( true );
		self::assertSame( 'version-1', $this->services->notices()->get( self::FORM, 'en' )?->boxes[0]->box->version_id );
		self::assertLessThan( 2.9, microtime( true ) - $start, 'a page waits 2 seconds at most' );
		self::assertSame( 'version-1', $this->services->notices()->get( self::FORM, 'en' )?->boxes[0]->box->version_id );
		self::assertCount( 2, self::$bridge->requests( 'GET *' ), 'then it is left alone for a while' );
		sleep( 2 );
	}

	public function test_garbage_does_not_replace_the_last_copy(): void {
		$this->services->notices()->get( self::FORM, 'en' );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, '<html>', array( 'type' => 'text/html' ) );
		$this->clock->seconds += 301;
		self::assertNotNull( $this->services->notices()->get( self::FORM, 'en' ) );
	}

	public function test_a_form_the_bridge_no_longer_knows_has_no_notice(): void {
		$this->services->notices()->get( self::FORM, 'en' );
		self::$bridge->refuse( 'GET /v1/forms/*/notice*', 404, 'form-unknown' );
		$this->clock->seconds += 301;
		self::assertNull( $this->services->notices()->get( self::FORM, 'en' ) );
	}

	public function test_a_notice_with_a_box_that_cannot_be_proven_accepts_nothing(): void {
		$notice = FakeBridge::notice();
		unset( $notice['checkboxes'][0]['versionId'] );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, $notice );
		self::assertFalse( $this->services->notices()->get( self::FORM, 'en' )?->accepts );
	}

	public function test_the_newest_ledger_head_is_kept_and_another_hash_at_its_number_is_evidence(): void {
		$head = static fn( int $seq, string $hash ): array => array( 'headers' => array( 'Ledger-Head' => "$seq:" . str_repeat( $hash, 64 ) . ':' . str_repeat( 's', 86 ) ) );
		foreach ( array( array( 7, 'a' ), array( 9, 'b' ), array( 8, 'c' ) ) as list( $seq, $hash ) ) {
			self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, FakeBridge::notice(), $head( $seq, $hash ) );
			$this->clock->seconds += 301;
			$this->services->notices()->get( self::FORM, 'en' );
		}
		self::assertSame( 9, get_option( 'kmdp_ledger_head' )['seq'] );
		self::assertFalse( get_option( 'kmdp_ledger_conflict' ) );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, FakeBridge::notice(), $head( 9, 'x' ) );
		$this->clock->seconds += 301;
		$this->services->notices()->get( self::FORM, 'en' );
		self::assertSame( array( str_repeat( 'b', 64 ), str_repeat( 'x', 64 ) ), array_column( get_option( 'kmdp_ledger_conflict' ), 'hash' ) );
	}
}
