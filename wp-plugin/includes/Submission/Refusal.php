<?php
/**
 * The bridge's refusal, told at the field it concerns.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Outbox\Attempt;

final class Refusal {

	/**
	 * @param Attempt             $attempt Refused.
	 * @param array<string,mixed> $body    What was sent.
	 * @param FormDefinition      $form    The form.
	 * @return list<FieldError> At least one.
	 */
	public static function errors( Attempt $attempt, array $body, FormDefinition $form ): array {
		$problem = $attempt->answer?->data() ?? array();
		$errors  = array();
		foreach ( is_array( $problem['errors'] ?? null ) ? $problem['errors'] : array() as $entry ) {
			if ( is_array( $entry ) && is_string( $entry['pointer'] ?? null ) ) {
				$text     = is_string( $entry['message'] ?? null ) ? $entry['message'] : '';
				$errors[] = self::error( $entry['pointer'], $text, $attempt->code, $body, $form );
			}
		}
		return array() === $errors ? array( new FieldError( '', $attempt->code ) ) : $errors;
	}

	/**
	 * @param string              $pointer JSON pointer (RFC 6901) into what was sent.
	 * @param string              $text    The bridge's sentence.
	 * @param string              $code    The problem's code.
	 * @param array<string,mixed> $body    What was sent.
	 * @param FormDefinition      $form    The form.
	 */
	private static function error( string $pointer, string $text, string $code, array $body, FormDefinition $form ): FieldError {
		$path = explode( '/', ltrim( $pointer, '#/' ) );
		$name = $path[1] ?? '';
		if ( 'fields' === $path[0] && isset( $form->fields[ $name ] ) ) {
			return new FieldError( "fields.$name", $code, $form->fields[ $name ]->label, $text );
		}
		$consents = is_array( $body['consents'] ?? null ) ? $body['consents'] : array();
		$profile  = 'consents' === $path[0] && is_array( $consents[ $name ] ?? null ) ? ( $consents[ $name ]['profileId'] ?? '' ) : '';
		return is_string( $profile ) && '' !== $profile
			? new FieldError( "consents.$profile", $code, '', $text )
			: new FieldError( '', $code, '', $text );
	}
}
