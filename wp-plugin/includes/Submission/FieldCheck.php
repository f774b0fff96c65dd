<?php
/**
 * Checks what was entered against the form as the editor defined it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Form\FieldDefinition;
use KundenMeister\DataProtection\Form\FieldType;
use KundenMeister\DataProtection\Form\FormDefinition;

final class FieldCheck {

	/** @var list<FieldError> */
	private array $errors = array();

	/** @var array<string,string> */
	private array $values = array();

	/**
	 * @param FormDefinition         $form The form.
	 * @param array<array-key,mixed> $sent What came, by field name, without slashes.
	 */
	public function __construct( FormDefinition $form, array $sent ) {
		if ( array() !== array_diff_key( $sent, $form->fields ) ) {
			$this->errors[] = new FieldError( '', 'field-unknown' );
		}
		foreach ( $form->fields as $field ) {
			$this->check( $field, $sent[ $field->name ] ?? '' );
		}
	}

	/**
	 * @return list<FieldError> In the order of the fields.
	 */
	public function errors(): array {
		return $this->errors;
	}

	/**
	 * What may be sent on: trimmed, without the optional fields left empty.
	 *
	 * @return array<string,string>
	 */
	public function values(): array {
		return $this->values;
	}

	private function check( FieldDefinition $field, mixed $sent ): void {
		$code  = null;
		$value = is_string( $sent ) && 1 === preg_match( '//u', $sent ) ? self::tidy( $field, $sent ) : null;
		if ( null === $value ) {
			$code = 'field-invalid';
		} elseif ( '' === $value ) {
			$code = $field->required ? 'field-required' : null;
		} else {
			$code = self::fault( $field, $value );
		}
		if ( null !== $code ) {
			$this->errors[] = new FieldError( "fields.{$field->name}", $code, $field->label );
		} elseif ( null !== $value && '' !== $value ) {
			$this->values[ $field->name ] = $value;
		}
	}

	private static function fault( FieldDefinition $field, string $value ): ?string {
		if ( mb_strlen( $value ) > $field->type->max_length() ) {
			return 'field-too-long';
		}
		return match ( $field->type ) {
			FieldType::Email  => self::is_email( $value ) ? null : 'email-invalid',
			FieldType::Choice => in_array( $value, $field->options, true ) ? null : 'choice-unknown',
			default           => null,
		};
	}

	/**
	 * One line stays one line; control characters go.
	 */
	private static function tidy( FieldDefinition $field, string $value ): string {
		$value = str_replace( array( "\r\n", "\r" ), "\n", $value );
		if ( FieldType::Textarea !== $field->type ) {
			$value = str_replace( array( "\n", "\t" ), ' ', $value );
		}
		return trim( (string) preg_replace( '/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F]/', '', $value ) );
	}

	private static function is_email( string $value ): bool {
		$at     = strrpos( $value, '@' );
		$domain = false === $at ? '' : substr( $value, $at + 1 );
		if ( 1 === preg_match( '/[^\x00-\x7F]/', $domain ) ) {
			return 1 === preg_match( '/^(?!-)[\p{L}\p{M}\p{N}-]{1,63}(\.[\p{L}\p{M}\p{N}-]{1,63})+$/u', $domain )
				&& false !== filter_var( substr( $value, 0, (int) $at ) . '@example.org', FILTER_VALIDATE_EMAIL, FILTER_FLAG_EMAIL_UNICODE );
		}
		return false !== filter_var( $value, FILTER_VALIDATE_EMAIL, FILTER_FLAG_EMAIL_UNICODE ) && str_contains( $domain, '.' );
	}
}
