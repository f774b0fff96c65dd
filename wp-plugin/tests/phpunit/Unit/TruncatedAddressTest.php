<?php
/**
 * Truncated addresses.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Submission\TruncatedAddress;
use PHPUnit\Framework\TestCase;

final class TruncatedAddressTest extends TestCase {

	public function test_neighbours_in_one_network_count_together(): void {
		self::assertSame( TruncatedAddress::of( '203.0.113.7' ), TruncatedAddress::of( '203.0.113.250' ) );
		self::assertSame( TruncatedAddress::of( '2001:db8:1:2::3' ), TruncatedAddress::of( '2001:db8:1:ffff::9' ) );
	}

	public function test_networks_count_apart(): void {
		self::assertNotSame( TruncatedAddress::of( '203.0.113.7' ), TruncatedAddress::of( '203.0.114.7' ) );
		self::assertNotSame( TruncatedAddress::of( '2001:db8:1::1' ), TruncatedAddress::of( '2001:db8:2::1' ) );
	}

	public function test_an_ipv4_address_in_ipv6_form_is_the_same_network(): void {
		self::assertSame( TruncatedAddress::of( '203.0.113.7' ), TruncatedAddress::of( '::ffff:203.0.113.9' ) );
	}

	public function test_the_rest_of_an_address_is_zero(): void {
		self::assertSame( '203.0.113.0', TruncatedAddress::of( '203.0.113.7' ) );
		self::assertSame( '2001:db8:1::', TruncatedAddress::of( '2001:db8:1:2::3' ) );
	}

	public function test_what_is_no_address_is_empty(): void {
		self::assertSame( '', TruncatedAddress::of( 'unknown, 10.0.0.1' ) );
	}
}
