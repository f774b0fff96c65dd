<?php
/**
 * Nothing travels unencrypted unless the operator wants that.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Connection\BridgeAddress;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class BridgeAddressTest extends TestCase {

	#[DataProvider( 'safe' )]
	public function test_https_and_this_machine_are_safe( string $url ): void {
		self::assertTrue( BridgeAddress::is_address( $url ) );
		self::assertTrue( BridgeAddress::is_safe( $url, false ) );
	}

	/**
	 * @return list<array{string}>
	 */
	public static function safe(): array {
		return array(
			array( 'https://bridge.example' ),
			array( 'HTTPS://bridge.example:8443/path' ),
			array( 'http://localhost:8787' ),
			array( 'http://LOCALHOST' ),
			array( 'http://127.0.0.1:8787' ),
			array( 'http://127.1.2.3/path' ),
			array( 'http://[::1]:8787' ),
		);
	}

	#[DataProvider( 'unsafe' )]
	public function test_http_elsewhere_is_safe_only_when_wanted( string $url ): void {
		self::assertTrue( BridgeAddress::is_address( $url ) );
		self::assertFalse( BridgeAddress::is_safe( $url, false ) );
		self::assertTrue( BridgeAddress::is_safe( $url, true ) );
	}

	/**
	 * @return list<array{string}>
	 */
	public static function unsafe(): array {
		return array(
			array( 'http://bridge.example' ),
			array( 'HTTP://bridge.example' ),
			array( 'http://127.0.0.1.bridge.example' ),
			array( 'http://localhost.bridge.example' ),
			array( 'http://128.0.0.1' ),
			array( 'http://10.0.0.1' ),
			array( 'http://[::2]' ),
		);
	}

	#[DataProvider( 'nonsense' )]
	public function test_anything_else_is_no_address( string $url ): void {
		self::assertFalse( BridgeAddress::is_address( $url ) );
	}

	/**
	 * @return list<array{string}>
	 */
	public static function nonsense(): array {
		return array(
			array( '' ),
			array( 'bridge.example' ),
			array( 'ftp://bridge.example' ),
			array( 'http://localhost@bridge.example' ),
			array( 'http://localhost\\@bridge.example' ),
			array( 'https://bridge.example?x' ),
			array( "https://bridge.example\n" ),
			array( 'http://:80' ),
		);
	}
}
