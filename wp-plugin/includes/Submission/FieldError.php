<?php
/**
 * What is wrong with a submission, and where.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

final class FieldError {

	/**
	 * @param string $field 'fields.<name>', 'consents.<profileId>', or '' for the whole form.
	 * @param string $code  Stable code.
	 * @param string $label Name of the field as the visitor sees it.
	 * @param string $text  The bridge's own sentence, where it gave one; else ''.
	 */
	public function __construct(
		public readonly string $field,
		public readonly string $code,
		public readonly string $label = '',
		public readonly string $text = ''
	) {}
}
