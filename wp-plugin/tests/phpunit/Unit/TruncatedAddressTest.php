<?php
/**
 * Truncated addresses.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Submission\RateLimit;
use PHPUnit\Framework\TestCase;

final class TruncatedAddressTest extends TestCase {

	public function test_neighbours_in_one_network_count_together(): void {
		self::assertSame( RateLimit::truncate( '203.0.113.7' ), RateLimit::truncate( '203.0.113.250' ) );
		self::assertSame( RateLimit::truncate( '2001:db8:1:2::3' ), RateLimit::truncate( '2001:db8:1:ffff::9' ) );
	}

	public function test_networks_count_apart(): void {
		self::assertNotSame( RateLimit::truncate( '203.0.113.7' ), RateLimit::truncate( '203.0.114.7' ) );
		self::assertNotSame( RateLimit::truncate( '2001:db8:1::1' ), RateLimit::truncate( '2001:db8:2::1' ) );
	}

	public function test_an_ipv4_address_in_ipv6_form_is_the_same_network(): void {
		self::assertSame( RateLimit::truncate( '203.0.113.7' ), RateLimit::truncate( '::ffff:203.0.113.9' ) );
	}

	public function test_what_is_no_address_is_empty(): void {
		self::assertSame( '', RateLimit::truncate( 'unknown, 10.0.0.1' ) );
	}
}
