<?php
/**
 * Encryption at rest.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Security\SealedBox;
use PHPUnit\Framework\TestCase;

final class SealedBoxTest extends TestCase {

	public function test_what_was_sealed_opens_with_the_same_key_and_context(): void {
		self::assertSame( 'anna@example.org', self::box()->open( self::box()->seal( 'anna@example.org', 'row 1' ), 'row 1' ) );
	}

	public function test_the_sealed_text_does_not_hold_the_plain_one(): void {
		$sealed = self::box()->seal( 'anna@example.org', 'row 1' );
		self::assertStringNotContainsString( 'anna', $sealed . base64_decode( substr( $sealed, 3 ) ) );
	}

	public function test_the_same_text_is_sealed_differently_each_time(): void {
		self::assertNotSame( self::box()->seal( 'text', '' ), self::box()->seal( 'text', '' ) );
	}

	public function test_a_sealed_text_moved_to_another_row_does_not_open(): void {
		self::assertNull( self::box()->open( self::box()->seal( 'text', 'row 1' ), 'row 2' ) );
	}

	public function test_another_key_does_not_open_it(): void {
		self::assertNull( ( new SealedBox( str_repeat( 'b', 32 ) ) )->open( self::box()->seal( 'text', '' ), '' ) );
	}

	public function test_no_changed_byte_is_accepted(): void {
		$bytes = (string) base64_decode( substr( self::box()->seal( 'text', '' ), 3 ), true );
		for ( $at = 0; $at < strlen( $bytes ); $at++ ) {
			$changed        = $bytes;
			$changed[ $at ] = chr( ord( $bytes[ $at ] ) ^ 1 );
			self::assertNull( self::box()->open( 'v1:' . base64_encode( $changed ), '' ) );
		}
	}

	public function test_nonsense_does_not_open(): void {
		foreach ( array( '', 'v1:', 'v1:%%%', 'v2:AAAA', 'plain text' ) as $text ) {
			self::assertNull( self::box()->open( $text, '' ) );
		}
	}

	public function test_a_short_key_is_refused(): void {
		$this->expectException( \RuntimeException::class );
		new SealedBox( 'short' );
	}

	private static function box(): SealedBox {
		return new SealedBox( str_repeat( 'a', 32 ) );
	}
}
