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
use KundenMeister\DataProtection\Notice\NoticeCache;
use KundenMeister\DataProtection\Outbox\Dispatch;
use KundenMeister\DataProtection\Token\InvalidToken;
use KundenMeister\DataProtection\Token\RenderToken;
use KundenMeister\DataProtection\Token\TokenSigner;

final class SubmissionHandler {

	/**
	 * @param string $secret The site's, for Idempotency-Keys.
	 */
	public function __construct(
		private readonly TokenSigner $signer,
		private readonly RateLimit $rate_limit,
		private readonly FormFinder $finder,
		private readonly Dispatch $dispatch,
		private readonly NoticeCache $notices,
		private readonly string $secret,
		private readonly Clock $clock
	) {}

	/**
	 * Checks a submission, keeps it in the outbox, and tries to deliver it at once.
	 *
	 * @param SubmissionInput $input  What came.
	 * @param Client          $client Where from; counted, and sent along only where the controller wants that.
	 */
	public function handle( SubmissionInput $input, Client $client ): SubmissionResult {
		try {
			$token = $this->signer->verify( $input->token, home_url(), $this->clock->now() );
			if ( $token->form_key !== $input->form_key ) {
				throw InvalidToken::forged();
			}
		} catch ( InvalidToken $invalid ) {
			return SubmissionResult::invalid( array( new FieldError( '', $invalid->reason ) ) );
		}
		return Language::speak( $token->language, fn(): SubmissionResult => $this->take( $token, $input, $client ) );
	}

	private function take( RenderToken $token, SubmissionInput $input, Client $client ): SubmissionResult {
		$form   = $this->finder->find( $token->form_key, $token->post_id );
		$thanks = SubmissionResult::ok( self::thanks( $form ) );
		if ( '' !== $input->honeypot ) {
			return $thanks;
		}
		if ( ! $this->rate_limit->allows( $client->address ) ) {
			return SubmissionResult::limited();
		}
		if ( null === $form ) {
			return SubmissionResult::invalid( array( new FieldError( '', 'form-unknown' ) ) );
		}
		$check  = new FieldCheck( $form, $input->fields );
		$errors = array_merge( $check->errors(), TickCheck::errors( $token->boxes, $input->consents ) );
		if ( array() === $errors ) {
			$errors = $this->send( $token, $input, $check->values(), $client, $form );
		}
		return array() === $errors ? $thanks : SubmissionResult::invalid( $errors );
	}

	/**
	 * @param array<string,string> $values Checked fields.
	 * @return list<FieldError>
	 */
	private function send( RenderToken $token, SubmissionInput $input, array $values, Client $client, FormDefinition $form ): array {
		$now    = $this->clock->now();
		$wanted = $this->notices->last_known( $token->form_key, $token->language )->records_client ?? false;
		$ticks  = TickCheck::ticks( $token->boxes, $input->consents );
		$body   = SubmissionBody::of( $token, $values, $ticks, self::page_url( $token->post_id ), $client->disclosed( $wanted ), $now );
		$first  = ( new FirstSeen( $this->secret, $this->clock ) )->at( $input );
		return $this->dispatch->submit( AttemptKey::of( $this->secret, $input, $first ), $body, $form );
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
