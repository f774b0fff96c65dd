<?php
/**
 * What a visitor is told.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

final class SubmissionResult {

	/**
	 * @param 'ok'|'invalid'|'limited'                   $status  What happened.
	 * @param string                                     $message Sentence for the whole form.
	 * @param list<array{field:string,message:string}>   $errors  One per field in error.
	 */
	private function __construct(
		public readonly string $status,
		public readonly string $message,
		public readonly array $errors
	) {}

	public static function ok( string $message ): self {
		return new self( 'ok', $message, array() );
	}

	public static function limited(): self {
		$message = Messages::limited();
		return new self( 'limited', $message, array( compact( 'message' ) + array( 'field' => '' ) ) );
	}

	/**
	 * @param list<FieldError> $errors At least one.
	 */
	public static function invalid( array $errors ): self {
		$told = array_map(
			static fn( FieldError $error ): array => array(
				'field'   => $error->field,
				'message' => Messages::of( $error ),
			),
			$errors
		);
		return new self( 'invalid', Messages::summary(), $told );
	}

	public function http_status(): int {
		return match ( $this->status ) {
			'ok'      => 200,
			'invalid' => 422,
			'limited' => 429,
		};
	}
}
