<?php
/**
 * When two addresses are one person.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Privacy\PersonAddress;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class PersonAddressTest extends TestCase {

	#[DataProvider( 'spellings' )]
	public function test_spellings_of_one_address_are_one_person( string $one, string $other ): void {
		self::assertTrue( PersonAddress::same( $one, $other ) );
	}

	/**
	 * @return array<string,array{string,string}>
	 */
	public static function spellings(): array {
		return array(
			'the same'        => array( 'anna@example.org', 'anna@example.org' ),
			'upper case'      => array( 'Anna@Example.ORG', 'anna@example.org' ),
			'blanks around'   => array( ' anna@example.org ', 'anna@example.org' ),
			'umlaut domain'   => array( 'anna@müller.example', 'anna@xn--mller-kva.example' ),
			'composed umlaut' => array( "jo\u{0308}rg@example.org", 'jörg@example.org' ),
		);
	}

	#[DataProvider( 'strangers' )]
	public function test_different_addresses_are_different_people( string $one, string $other ): void {
		self::assertFalse( PersonAddress::same( $one, $other ) );
	}

	/**
	 * @return array<string,array{string,string}>
	 */
	public static function strangers(): array {
		return array(
			'plus'      => array( 'anna+shop@example.org', 'anna@example.org' ),
			'subdomain' => array( 'anna@mail.example.org', 'anna@example.org' ),
			'no one'    => array( '', '' ),
			'one part'  => array( 'anna@example.org', 'ann@example.org' ),
		);
	}
}
