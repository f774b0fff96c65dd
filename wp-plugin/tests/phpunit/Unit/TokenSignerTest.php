<?php
/**
 * Render tokens.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Token\Box;
use KundenMeister\DataProtection\Token\InvalidToken;
use KundenMeister\DataProtection\Token\RenderToken;
use KundenMeister\DataProtection\Token\TokenSigner;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class TokenSignerTest extends TestCase {

	private const NOW    = 1800000000;
	private const ISSUER = 'https://example.org';
	private const SECRET = '0123456789abcdef0123456789abcdef';

	public function test_a_token_comes_back_as_it_was_signed(): void {
		$token = self::token();
		self::assertEquals( $token, self::signer()->verify( self::signer()->sign( $token ), self::ISSUER, self::NOW ) );
	}

	public function test_a_page_cache_may_keep_a_token_thirty_days(): void {
		$text = self::signer()->sign( self::token() );
		self::assertSame( self::NOW, self::signer()->verify( $text, self::ISSUER, self::NOW + 2592000 )->issued_at );
	}

	public function test_a_token_older_than_thirty_days_is_expired(): void {
		self::assertRefused( InvalidToken::EXPIRED, self::signer()->sign( self::token() ), self::NOW + 2592001 );
	}

	public function test_a_token_from_the_future_is_refused(): void {
		self::assertRefused( InvalidToken::FORGED, self::signer()->sign( self::token() ), self::NOW - 301 );
	}

	public function test_another_sites_token_is_refused(): void {
		$this->expectException( InvalidToken::class );
		self::signer()->verify( self::signer()->sign( self::token() ), 'https://other.example', self::NOW );
	}

	public function test_a_token_of_another_secret_is_refused(): void {
		$other = new TokenSigner( str_repeat( 'x', 32 ) );
		self::assertRefused( InvalidToken::FORGED, $other->sign( self::token() ), self::NOW );
	}

	public function test_no_single_changed_character_is_accepted(): void {
		$text = self::signer()->sign( self::token() );
		for ( $at = 0; $at < strlen( $text ); $at++ ) {
			$changed        = $text;
			$changed[ $at ] = 'A' === $text[ $at ] ? 'B' : 'A';
			self::assertRefused( InvalidToken::FORGED, $changed, self::NOW );
		}
	}

	#[DataProvider( 'foreign_headers' )]
	public function test_a_token_cannot_choose_its_algorithm( string $header ): void {
		list( , $claims ) = explode( '.', self::signer()->sign( self::token() ) );
		$message          = self::base64url( $header ) . ".$claims";
		self::assertRefused( InvalidToken::FORGED, "$message.", self::NOW );
		self::assertRefused( InvalidToken::FORGED, $message . '.' . self::base64url( hash_hmac( 'sha256', $message, self::SECRET, true ) ), self::NOW );
		self::assertRefused( InvalidToken::FORGED, $message . '.' . self::base64url( hash_hmac( 'sha512', $message, self::SECRET, true ) ), self::NOW );
	}

	/**
	 * @return array<string,array{string}>
	 */
	public static function foreign_headers(): array {
		return array(
			'none'      => array( '{"alg":"none"}' ),
			'HS512'     => array( '{"alg":"HS512","typ":"JWT"}' ),
			'RS256'     => array( '{"alg":"RS256","typ":"JWT"}' ),
			'lowercase' => array( '{"alg":"hs256","typ":"JWT"}' ),
		);
	}

	#[DataProvider( 'signed_nonsense' )]
	public function test_claims_of_another_shape_are_refused_even_when_signed( string $claims ): void {
		list( $header ) = explode( '.', self::signer()->sign( self::token() ) );
		$message        = "$header." . self::base64url( $claims );
		self::assertRefused( InvalidToken::FORGED, $message . '.' . self::base64url( hash_hmac( 'sha256', $message, self::SECRET, true ) ), self::NOW );
	}

	/**
	 * @return array<string,array{string}>
	 */
	public static function signed_nonsense(): array {
		$claims = array( 'iss' => self::ISSUER, 'form' => 'f-1', 'post' => 1, 'loc' => 'de', 'iat' => self::NOW, 'boxes' => array() );
		return array(
			'no object'         => array( '"text"' ),
			'no JSON'           => array( '{' ),
			'foreign language'  => array( (string) json_encode( array( 'loc' => 'fr' ) + $claims ) ),
			'text as time'      => array( (string) json_encode( array( 'iat' => (string) self::NOW ) + $claims ) ),
			'box without parts' => array( (string) json_encode( array( 'boxes' => array( array( 'p' ) ) ) + $claims ) ),
			'no boxes'          => array( (string) json_encode( array_diff_key( $claims, array( 'boxes' => 1 ) ) ) ),
		);
	}

	public function test_what_is_no_token_at_all_is_refused(): void {
		foreach ( array( '', '.', '..', 'a.b', 'a.b.c', 'a.b.c.d', "\0" ) as $text ) {
			self::assertRefused( InvalidToken::FORGED, $text, self::NOW );
		}
	}

	private static function assertRefused( string $reason, string $text, int $now ): void {
		try {
			self::signer()->verify( $text, self::ISSUER, $now );
		} catch ( InvalidToken $invalid ) {
			self::assertSame( $reason, $invalid->reason );
			return;
		}
		self::fail( "Accepted: $text" );
	}

	private static function token(): RenderToken {
		$boxes = array( new Box( 'profile-1', 'version-7', true ), new Box( 'profile-2', 'version-9', false ) );
		return new RenderToken( self::ISSUER, 'f-abc123def456', 42, 'de', self::NOW, $boxes );
	}

	private static function signer(): TokenSigner {
		return new TokenSigner( self::SECRET );
	}

	private static function base64url( string $bytes ): string {
		return rtrim( strtr( base64_encode( $bytes ), '+/', '-_' ), '=' );
	}
}
