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
 *   visitors the same one), so that the same entries count as one submission for five minutes from the first (FirstSeen).
 * - The content: entries and render token are part of the key, so that an id used again by mistake loses nobody's entries.
 *
 * While the first is under way or waits, the outbox's UNIQUE key stops the second. Once it is delivered and gone, the
 * bridge stops it: it remembers keys for 30 days, and `idempotency-key-reused` then means "I have it already".
 */
final class AttemptKey {

	/** How long without script the same entries are taken for the same click: a double click, an impatient reload. */
	public const WINDOW_SECONDS = 300;

	/**
	 * Two first times that are a window apart have different keys.
	 *
	 * @param string          $secret     The site's; so that keys tell nothing about the entries.
	 * @param SubmissionInput $input      What came.
	 * @param int             $first_seen When it first came, in seconds since 1970; counts only when it names no click.
	 * @return string A UUID (version 8, RFC 9562).
	 */
	public static function of( string $secret, SubmissionInput $input, int $first_seen ): string {
		return self::uuid( $secret, $input, self::names_click( $input ) ? strtolower( $input->attempt ) : (string) intdiv( $first_seen, self::WINDOW_SECONDS ) );
	}

	/**
	 * The same for the same entries from the same page, whenever they come.
	 *
	 * @return string A UUID.
	 */
	public static function of_content( string $secret, SubmissionInput $input ): string {
		return self::uuid( $secret, $input, '' );
	}

	/**
	 * Whether the page's script gave the click a name of its own.
	 */
	public static function names_click( SubmissionInput $input ): bool {
		return 1 === preg_match( '/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iD', $input->attempt );
	}

	private static function uuid( string $secret, SubmissionInput $input, string $click ): string {
		$content = (string) json_encode( array( $click, $input->token, $input->fields, $input->consents ), JSON_INVALID_UTF8_SUBSTITUTE ); // phpcs:ignore WordPress.WP.AlternativeFunctions -- a rule that needs no WordPress.
		$bytes   = substr( hash_hmac( 'sha256', "kmdp:attempt:$content", $secret, true ), 0, 16 );

		$bytes[6] = chr( ord( $bytes[6] ) & 0x0f | 0x80 );
		$bytes[8] = chr( ord( $bytes[8] ) & 0x3f | 0x80 );
		return (string) preg_replace( '/^(.{8})(.{4})(.{4})(.{4})(.{12})$/', '$1-$2-$3-$4-$5', bin2hex( $bytes ) );
	}
}
