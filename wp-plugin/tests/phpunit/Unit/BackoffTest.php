<?php
/**
 * Waiting between tries.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Outbox\Backoff;
use PHPUnit\Framework\TestCase;

final class BackoffTest extends TestCase {

	public function test_the_wait_doubles_from_one_minute(): void {
		$waits = array_map( static fn( int $attempts ): int => Backoff::seconds( $attempts, 0.5 ), range( 1, 5 ) );
		self::assertSame( array( 60, 120, 240, 480, 960 ), $waits );
	}

	public function test_the_wait_stays_between_one_minute_and_six_hours_whatever_happens(): void {
		foreach ( array( 0, 1, 2, 5, 9, 10, 30, 1000000 ) as $attempts ) {
			foreach ( array( 0.0, 0.3, 1.0 ) as $random ) {
				$wait = Backoff::seconds( $attempts, $random );
				self::assertGreaterThanOrEqual( 60, $wait );
				self::assertLessThanOrEqual( 21600, $wait );
			}
		}
	}

	public function test_many_sites_do_not_return_at_the_same_second(): void {
		self::assertSame( 360, Backoff::seconds( 4, 0.0 ) );
		self::assertSame( 600, Backoff::seconds( 4, 1.0 ) );
	}
}
