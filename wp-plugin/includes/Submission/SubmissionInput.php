<?php
/**
 * What came from a visitor.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

final class SubmissionInput {

	/**
	 * @param string                 $form_key The form.
	 * @param string                 $token    The render token.
	 * @param array<array-key,mixed> $fields   By name, without slashes.
	 * @param array<array-key,mixed> $consents By profile id.
	 * @param string                 $honeypot What a human leaves empty.
	 * @param string                 $attempt  UUID that the page's script drew for this click; '' without script.
	 */
	public function __construct(
		public readonly string $form_key,
		public readonly string $token,
		public readonly array $fields,
		public readonly array $consents,
		public readonly string $honeypot,
		public readonly string $attempt = ''
	) {}

	/**
	 * @param array<array-key,mixed> $data Keys form, token, fields, consents, website, attempt.
	 */
	public static function from_data( array $data ): self {
		$text = static fn( string $key ): string => is_string( $data[ $key ] ?? null ) ? $data[ $key ] : '';
		$list = static fn( string $key ): array => is_array( $data[ $key ] ?? null ) ? $data[ $key ] : array();
		return new self( $text( 'form' ), $text( 'token' ), $list( 'fields' ), $list( 'consents' ), $text( 'website' ), $text( 'attempt' ) );
	}
}
