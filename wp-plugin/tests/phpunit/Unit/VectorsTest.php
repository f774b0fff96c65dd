<?php
/**
 * The vectors that this plugin, the TYPO3 extension and the bridge keep to.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Outbox\Verdict;
use KundenMeister\DataProtection\Submission\AttemptKey;
use KundenMeister\DataProtection\Submission\SubmissionInput;
use KundenMeister\DataProtection\Token\Box;
use KundenMeister\DataProtection\Token\InvalidToken;
use KundenMeister\DataProtection\Token\RenderToken;
use KundenMeister\DataProtection\Token\TokenSigner;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class VectorsTest extends TestCase {

	public function test_a_render_token_is_signed_as_they_say(): void {
		$vectors = self::read( 'render-token' );
		$cms     = $vectors['sign']['cms'];
		$boxes   = array_map( static fn( array $box ): Box => new Box( $box['profileId'], $box['versionId'], $box['required'] ), $vectors['boxes'] );
		$token   = new RenderToken( $vectors['issuer'], $vectors['formKey'], $cms['pageId'], $cms['language'], $vectors['issuedAt'], $boxes );
		self::assertSame( $cms['token'], ( new TokenSigner( $vectors['secret'] ) )->sign( $token ) );
	}

	#[DataProvider( 'tokens' )]
	public function test_a_render_token_is_judged_as_they_say( string $token, int $now, string $expected ): void {
		$vectors = self::read( 'render-token' );
		try {
			( new TokenSigner( $vectors['secret'] ) )->verify( $token, $vectors['issuer'], $now );
			$judged = 'valid';
		} catch ( InvalidToken $invalid ) {
			$judged = InvalidToken::EXPIRED === $invalid->reason ? 'expired' : 'forged';
		}
		self::assertSame( $expected, $judged );
	}

	/**
	 * @return array<string,array{string,int,string}>
	 */
	public static function tokens(): array {
		$cases = array();
		foreach ( self::read( 'render-token' )['verify'] as $vector ) {
			$cases[ $vector['name'] ] = array( $vector['token'], $vector['now'], $vector['expected']['wordpress'] );
		}
		return $cases;
	}

	/**
	 * @param array<string,mixed> $vector Click, token, entries, ticks, and the key they make.
	 */
	#[DataProvider( 'keys' )]
	public function test_an_idempotency_key_is_made_as_they_say( array $vector ): void {
		$input = new SubmissionInput( 'f-1', $vector['token'], $vector['fields'], $vector['consents'], '', $vector['attempt'] );
		self::assertSame( $vector['key'], AttemptKey::of( self::read( 'idempotency-key' )['secret'], $input, $vector['firstSeen'] ) );
	}

	/**
	 * @return array<string,array{array<string,mixed>}>
	 */
	public static function keys(): array {
		$vectors = self::read( 'idempotency-key' )['keys'];
		return array_combine( array_column( $vectors, 'name' ), array_map( static fn( array $vector ): array => array( $vector ), $vectors ) );
	}

	/**
	 * @param array<string,mixed>|null $body JSON of the answer; null for none.
	 */
	#[DataProvider( 'answers' )]
	public function test_an_answer_is_taken_as_they_say( int $status, ?array $body, string $expected ): void {
		$answer = new BridgeAnswer( $status, null === $body ? '' : (string) json_encode( $body ) );
		self::assertSame( $expected, Verdict::of( $answer )->value );
	}

	/**
	 * @return array<string,array{int,array<string,mixed>|null,string}>
	 */
	public static function answers(): array {
		$cases = array();
		foreach ( self::read( 'delivery-verdict' )['answers'] as $vector ) {
			$cases[ $vector['name'] ] = array( $vector['status'], $vector['body'], $vector['verdict'] );
		}
		return $cases;
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function read( string $name ): array {
		return json_decode( (string) file_get_contents( dirname( __DIR__, 4 ) . "/tests/vectors/$name.json" ), true, 512, JSON_THROW_ON_ERROR );
	}
}
