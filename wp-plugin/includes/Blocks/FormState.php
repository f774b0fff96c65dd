<?php
/**
 * What this request knows of a form: a visitor's own entries, errors, success.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Submission\SubmissionInput;
use KundenMeister\DataProtection\Submission\SubmissionResult;

final class FormState {

	private ?SubmissionInput $input = null;

	private ?SubmissionResult $result = null;

	/**
	 * Keeps what was posted to this very page, so that the form comes back filled in and with its errors.
	 */
	public function remember( SubmissionInput $input, SubmissionResult $result ): void {
		$this->input  = $input;
		$this->result = $result;
	}

	/**
	 * What the visitor entered; '' when nothing.
	 */
	public function value( string $form_key, string $field ): string {
		$value = $this->input_of( $form_key )?->fields[ $field ] ?? '';
		return is_string( $value ) ? $value : '';
	}

	/**
	 * Whether the visitor ticked this version's box in this very request. A box is never ticked otherwise.
	 */
	public function ticked( string $form_key, string $profile_id, string $version_id ): bool {
		return ( $this->input_of( $form_key )?->consents[ $profile_id ] ?? null ) === $version_id;
	}

	/**
	 * @return list<array{field:string,message:string}>
	 */
	public function errors( string $form_key ): array {
		return null === $this->input_of( $form_key ) || null === $this->result ? array() : $this->result->errors;
	}

	/**
	 * The first message for a field; '' when there is none.
	 *
	 * @param string $form_key The form.
	 * @param string $field    'fields.<name>' or 'consents.<profileId>'.
	 */
	public function error( string $form_key, string $field ): string {
		foreach ( $this->errors( $form_key ) as $error ) {
			if ( $error['field'] === $field ) {
				return $error['message'];
			}
		}
		return '';
	}

	private function input_of( string $form_key ): ?SubmissionInput {
		return null !== $this->input && $this->input->form_key === $form_key ? $this->input : null;
	}
}
