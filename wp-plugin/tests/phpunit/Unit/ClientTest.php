<?php
/**
 * What is told about where a submission comes from.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Submission\Client;
use PHPUnit\Framework\TestCase;

final class ClientTest extends TestCase {

	public function test_unless_it_is_wanted_nothing_is_told(): void {
		self::assertSame( array(), (array) ( new Client( '203.0.113.7', 'Browser/1.0' ) )->disclosed( false ) );
	}

	public function test_the_address_is_told_truncated_only(): void {
		$told = ( new Client( '203.0.113.7', 'Browser/1.0' ) )->disclosed( true );
		self::assertSame( array( 'ip' => '203.0.113.0', 'userAgent' => 'Browser/1.0' ), (array) $told );
		self::assertSame( '2001:db8:1::', ( new Client( '2001:db8:1:2::3' ) )->disclosed( true )->ip );
	}

	public function test_what_is_not_known_is_left_out(): void {
		self::assertSame( array(), (array) ( new Client( 'unknown', "\xff" ) )->disclosed( true ) );
	}

	public function test_a_browser_with_too_long_a_name_is_cut(): void {
		self::assertSame( 1000, mb_strlen( ( new Client( '', str_repeat( 'ä', 2000 ) ) )->disclosed( true )->userAgent ) );
	}
}
