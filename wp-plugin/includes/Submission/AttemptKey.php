<?php
/**
 * Nothing twice: the Idempotency-Key of a submission.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

/**
 * The same click on "Send" gets the same key, however often it reaches the site: when the answer to the page's script is
 * lost the form is posted the ordinary way, and that is the same submission again. The key names click and content:
 *
 * - The click: the page's script draws a UUID for each. Without script the page cannot (a cached page would give all its
 *   visitors the same one), so that the same entries count as one submission for the length of a window.
 * - The content: entries and render token are part of the key, so that an id used again by mistake loses nobody's entries.
 *
 * While the first is under way or waits, the outbox's UNIQUE key stops the second. Once it is delivered and gone, the
 * bridge stops it: it remembers keys for 30 days, and `idempotency-key-reused` then means "I have it already". So nothing
 * about submissions that were delivered needs to be kept here.
 */
final class AttemptKey {

	/** How long without script the same entries are taken for the same click: a double click, an impatient reload. */
	private const WINDOW_SECONDS = 300;

	/**
	 * @param string          $secret The site's; so that keys tell nothing about the entries.
	 * @param SubmissionInput $input  What came.
	 * @param int             $now    Seconds since 1970.
	 * @return string A UUID (version 8, RFC 9562).
	 */
	public static function of( string $secret, SubmissionInput $input, int $now ): string {
		$click   = self::is_uuid( $input->attempt ) ? strtolower( $input->attempt ) : (string) intdiv( $now, self::WINDOW_SECONDS );
		$content = (string) json_encode( array( $click, $input->token, $input->fields, $input->consents ), JSON_INVALID_UTF8_SUBSTITUTE );
		$bytes   = substr( hash_hmac( 'sha256', "kmdp:attempt:$content", $secret, true ), 0, 16 );

		$bytes[6] = chr( ord( $bytes[6] ) & 0x0f | 0x80 );
		$bytes[8] = chr( ord( $bytes[8] ) & 0x3f | 0x80 );
		return (string) preg_replace( '/^(.{8})(.{4})(.{4})(.{4})(.{12})$/', '$1-$2-$3-$4-$5', bin2hex( $bytes ) );
	}

	private static function is_uuid( string $value ): bool {
		return 1 === preg_match( '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD', $value );
	}
}
