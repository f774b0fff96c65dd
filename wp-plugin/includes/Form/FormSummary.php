<?php
/**
 * A form with what stands in its way, in words.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

final class FormSummary {

	/**
	 * @param string       $key     Of the form.
	 * @param string       $title   Of the form, or of its page.
	 * @param int          $post_id Where it is.
	 * @param string       $status  Of that post, such as 'publish'.
	 * @param bool|null    $accepts Whether it follows the rules; null when the bridge could not be asked.
	 * @param list<string> $faults  What is wrong, each with its mend.
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $title,
		public readonly int $post_id,
		public readonly string $status,
		public readonly ?bool $accepts,
		public readonly array $faults
	) {}

	/**
	 * @param array<string,mixed> $row Of `FormReport::all`.
	 */
	public static function from_report( array $row ): self {
		$text   = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$faults = array();
		foreach ( is_array( $row['findings'] ?? null ) ? $row['findings'] : array() as $finding ) {
			if ( is_array( $finding ) ) {
				$faults[] = trim( $text( $finding['message'] ?? '' ) . ' ' . $text( $finding['fix'] ?? '' ) );
			}
		}
		return new self(
			$text( $row['formKey'] ?? '' ),
			$text( $row['title'] ?? '' ),
			is_int( $row['postId'] ?? null ) ? $row['postId'] : 0,
			$text( $row['status'] ?? '' ),
			is_bool( $row['compliant'] ?? null ) ? $row['compliant'] : null,
			$faults
		);
	}
}
