<?php
/**
 * What became of a delivery.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Outbox;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;

enum Verdict: string {

	case Delivered = 'delivered';
	case Refused   = 'refused';
	case Waits     = 'waits';

	/** Conflicts that no waiting solves; any other 409 is the same submission still under way. */
	private const LASTING_CONFLICTS = array( 'data-protection-inactive', 'form-not-compliant' );

	/** Garbled on the way: the next attempt may arrive whole. */
	private const GARBLED = 'malformed-request';

	/** The key was delivered before. It names the content too, so only the time differs (see AttemptKey). */
	private const STORED_BEFORE = 'idempotency-key-reused';

	/** The visitor sent it before KundenMeister erased the person: it is to go here, too. */
	public const PERSON_ERASED = 'person-erased';

	/**
	 * A refusal must be the bridge's own problem (RFC 9457): the error page of a proxy or of a wrong address loses no submission.
	 */
	public static function of( BridgeAnswer $answer ): self {
		$code = $answer->problem_code();
		if ( $answer->ok() ) {
			return is_string( $answer->data()['submissionId'] ?? null ) ? self::Delivered : self::Waits;
		}
		if ( 422 === $answer->status && self::STORED_BEFORE === $code ) {
			return self::Delivered;
		}
		$refused = match ( $answer->status ) {
			400                => '' !== $code && self::GARBLED !== $code,
			413, 415, 422      => '' !== $code,
			404                => 'form-unknown' === $code,
			409                => in_array( $code, self::LASTING_CONFLICTS, true ),
			410                => self::PERSON_ERASED === $code,
			default            => false,
		};
		return $refused ? self::Refused : self::Waits;
	}
}
