<?php
/**
 * What to mend at a form that the bridge does not even read.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use KundenMeister\DataProtection\Bridge\BridgeAnswer;

final class RefusedForm {

	private const LONGEST = 60;

	public function __construct( private readonly FormDefinition $form ) {}

	/**
	 * One finding for each fault, which names the part of the form; one for the whole where the bridge names no part.
	 *
	 * @param BridgeAnswer $answer The refusal of a check of this form alone.
	 * @return array{compliant:false,findings:list<array<string,string>>}
	 */
	public function verdict( BridgeAnswer $answer ): array {
		$problem  = $answer->data();
		$findings = array();
		foreach ( is_array( $problem['errors'] ?? null ) ? $problem['errors'] : array() as $error ) {
			if ( is_array( $error ) && is_string( $error['pointer'] ?? null ) && is_string( $error['message'] ?? null ) ) {
				$findings[] = self::finding( $answer, $this->part( $error['pointer'] ) . ': ' . $error['message'] );
			}
		}
		$detail = is_string( $problem['detail'] ?? null ) ? $problem['detail'] : '';
		return array(
			'compliant' => false,
			'findings'  => array() === $findings ? array( self::finding( $answer, $detail ) ) : $findings,
		);
	}

	/**
	 * @return array<string,string>
	 */
	private static function finding( BridgeAnswer $answer, string $message ): array {
		return array(
			'code'     => $answer->problem_code(),
			'severity' => 'block',
			'message'  => $message,
			'fix'      => '',
		);
	}

	/**
	 * @param string $pointer Such as `/forms/0/fields/2/label`.
	 */
	private function part( string $pointer ): string {
		if ( 1 === preg_match( '~/fields/(\d+)~', $pointer, $found ) ) {
			$field = array_values( $this->form->fields )[ (int) $found[1] ] ?? null;
			/* translators: %s: label of a form field. */
			return sprintf( __( 'Field “%s”', 'kundenmeister-data-protection' ), null === $field ? (int) $found[1] + 1 : self::shortened( FieldLabel::of( $field ) ) );
		}
		return str_ends_with( $pointer, '/title' ) ? __( 'Name of the form', 'kundenmeister-data-protection' ) : __( 'Form', 'kundenmeister-data-protection' );
	}

	private static function shortened( string $text ): string {
		return mb_strlen( $text ) > self::LONGEST ? mb_substr( $text, 0, self::LONGEST ) . '…' : $text;
	}
}
