<?php
/**
 * Which answer means what for a delivery.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Outbox\Verdict;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class VerdictTest extends TestCase {

	#[DataProvider( 'answers' )]
	public function test_answers( int $status, string $body, Verdict $expected ): void {
		self::assertSame( $expected, Verdict::of( new BridgeAnswer( $status, $body ) ) );
	}

	/**
	 * @return array<string,array{int,string,Verdict}>
	 */
	public static function answers(): array {
		$problem = static fn( string $code ): string => (string) json_encode( array( 'type' => "https://kundenmeister.example/problems/$code" ) );
		return array(
			'stored'                      => array( 201, '{"submissionId":"s1"}', Verdict::Delivered ),
			'a page that is not ours'     => array( 200, '{"welcome":true}', Verdict::Waits ),
			'empty success'               => array( 200, '', Verdict::Waits ),
			'no consent'                  => array( 422, $problem( 'consent-required' ), Verdict::Refused ),
			'delivered before'            => array( 422, $problem( 'idempotency-key-reused' ), Verdict::Delivered ),
			'unknown form'                => array( 404, $problem( 'form-unknown' ), Verdict::Refused ),
			'wrong address'               => array( 404, '{"error":"not found"}', Verdict::Waits ),
			'unknown route of the bridge' => array( 404, $problem( 'not-found' ), Verdict::Waits ),
			'inactive'                    => array( 409, $problem( 'data-protection-inactive' ), Verdict::Refused ),
			'not compliant'               => array( 409, $problem( 'form-not-compliant' ), Verdict::Refused ),
			'of an erased person'         => array( 410, $problem( 'person-erased' ), Verdict::Refused ),
			'an address that is gone'     => array( 410, '<h1>Gone</h1>', Verdict::Waits ),
			'still under way'             => array( 409, $problem( 'idempotency-key-in-flight' ), Verdict::Waits ),
			'proxy says bad request'      => array( 400, '', Verdict::Waits ),
			'bad request'                 => array( 400, $problem( 'validation-failed' ), Verdict::Refused ),
			'garbled on the way'          => array( 400, $problem( 'malformed-request' ), Verdict::Waits ),
			'key refused'                 => array( 401, $problem( 'unauthorized' ), Verdict::Waits ),
			'scope missing'               => array( 403, $problem( 'forbidden' ), Verdict::Waits ),
			'timeout'                     => array( 408, '', Verdict::Waits ),
			'too early'                   => array( 425, '', Verdict::Waits ),
			'too many'                    => array( 429, $problem( 'rate-limited' ), Verdict::Waits ),
			'fault'                       => array( 500, $problem( 'internal' ), Verdict::Waits ),
			'away'                        => array( 503, $problem( 'unavailable' ), Verdict::Waits ),
		);
	}
}
