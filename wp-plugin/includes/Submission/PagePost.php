<?php
/**
 * Submissions without script: a form posts to its own page.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Blocks\FormState;
use KundenMeister\DataProtection\Blocks\Markup;
use KundenMeister\DataProtection\Form\FormDefinition;

final class PagePost {

	private const SENT_PARAMETER = 'kmdp_sent';

	public function __construct( private readonly SubmissionHandler $handler, private readonly FormState $state ) {}

	/**
	 * On `template_redirect`: after success the browser is sent on (303), so that reloading sends nothing twice; errors come
	 * back in the same answer (422), with what was entered.
	 */
	public function receive(): void {
		// No nonce: pages may be cached, and the signed render token says what a nonce would.
		$posted = wp_unslash( $_POST['kmdp'] ?? null ); // phpcs:ignore WordPress.Security.NonceVerification.Missing, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- checked field by field.
		if ( ! is_array( $posted ) || ! is_string( $posted['token'] ?? null ) ) {
			return;
		}
		$input  = SubmissionInput::from_data( $posted );
		$result = $this->handler->handle( $input, Client::of_request() );
		self::no_store();
		if ( 'ok' === $result->status && FormDefinition::is_key( $input->form_key ) ) {
			$target = add_query_arg( self::SENT_PARAMETER, $input->form_key, self::address() );
			if ( wp_safe_redirect( $target . '#' . Markup::id( $input->form_key ), 303 ) ) {
				exit;
			}
		}
		status_header( $result->http_status() );
		$this->state->remember( $input, $result );
	}

	/**
	 * The form that was just sent from this page, as the address says; '' for none.
	 */
	public static function sent_form(): string {
		$key = wp_unslash( $_GET[ self::SENT_PARAMETER ] ?? '' ); // phpcs:ignore WordPress.Security.NonceVerification.Recommended, WordPress.Security.ValidatedSanitizedInput.InputNotSanitized -- only a form key is taken.
		return is_string( $key ) && FormDefinition::is_key( $key ) ? $key : '';
	}

	/**
	 * Address of this request without host, and without the mark of an earlier success.
	 */
	public static function address(): string {
		$address = remove_query_arg( self::SENT_PARAMETER );
		return '/' . ltrim( explode( '#', $address )[0], '/\\' );
	}

	/**
	 * The page that is shown; 0 on archives and the like.
	 */
	public static function page_id(): int {
		return is_singular() ? get_queried_object_id() : 0;
	}

	/**
	 * Keeps an answer to one visitor out of every cache.
	 */
	public static function no_store(): void {
		nocache_headers();
		if ( ! headers_sent() ) {
			header( 'Cache-Control: no-store' );
		}
		if ( ! defined( 'DONOTCACHEPAGE' ) ) {
			define( 'DONOTCACHEPAGE', true ); // phpcs:ignore WordPress.NamingConventions.PrefixAllGlobals -- the name that page caches ask for.
		}
	}
}
