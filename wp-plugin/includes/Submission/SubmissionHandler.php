<?php
/**
 * Takes submissions: nothing is kept or sent unless all checks pass.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Clock;
use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Outbox\Dispatch;
use KundenMeister\DataProtection\Token\InvalidToken;
use KundenMeister\DataProtection\Token\RenderToken;
use KundenMeister\DataProtection\Token\TokenSigner;

final class SubmissionHandler {

	public function __construct(
		private readonly TokenSigner $signer,
		private readonly RateLimit $rate_limit,
		private readonly FormFinder $finder,
		private readonly Dispatch $dispatch,
		private readonly Clock $clock
	) {}

	/**
	 * Checks a submission, keeps it in the outbox, and tries to deliver it at once.
	 *
	 * @param SubmissionInput $input   What came.
	 * @param string          $address The visitor's IP address; only counted, never kept.
	 */
	public function handle( SubmissionInput $input, string $address ): SubmissionResult {
		try {
			$token = $this->signer->verify( $input->token, home_url(), $this->clock->now() );
			if ( $token->form_key !== $input->form_key ) {
				throw new InvalidToken( InvalidToken::FORGED );
			}
		} catch ( InvalidToken $invalid ) {
			return SubmissionResult::invalid( array( new FieldError( '', $invalid->reason ) ) );
		}
		return Language::speak( $token->language, fn(): SubmissionResult => $this->take( $token, $input, $address ) );
	}

	private function take( RenderToken $token, SubmissionInput $input, string $address ): SubmissionResult {
		$form   = $this->finder->find( $token->form_key, $token->post_id );
		$thanks = SubmissionResult::ok( self::thanks( $form ) );
		if ( '' !== $input->honeypot ) {
			return $thanks;
		}
		if ( ! $this->rate_limit->allows( $address ) ) {
			return SubmissionResult::limited();
		}
		if ( null === $form ) {
			return SubmissionResult::invalid( array( new FieldError( '', 'form-unknown' ) ) );
		}
		$check  = new FieldCheck( $form, $input->fields );
		$errors = array_merge( $check->errors(), TickCheck::errors( $token->boxes, $input->consents ) );
		if ( array() === $errors ) {
			$ticks  = TickCheck::ticks( $token->boxes, $input->consents );
			$body   = SubmissionBody::of( $token, $check->values(), $ticks, self::page_url( $token->post_id ), $this->clock->now() );
			$errors = $this->dispatch->submit( $body, $form );
		}
		return array() === $errors ? $thanks : SubmissionResult::invalid( $errors );
	}

	/**
	 * The editor's own words, else ours.
	 */
	public static function thanks( ?FormDefinition $form ): string {
		return null !== $form && '' !== $form->success_message ? $form->success_message : Messages::thanks( $form->kind ?? 'other' );
	}

	private static function page_url( int $post_id ): string {
		$address = $post_id > 0 ? get_permalink( $post_id ) : false;
		return is_string( $address ) ? $address : home_url( '/' );
	}
}
