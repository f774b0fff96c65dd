<?php
/**
 * Lets visitors see at once what an administrator has changed.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Notice;

use KundenMeister\DataProtection\Form\FormFinder;
use WP_Error;
use WP_REST_Response;

final class NoticeRefresh {

	public function __construct( private readonly FormFinder $forms, private readonly NoticeCache $notices ) {}

	/**
	 * Once the bridge has taken a change, each form asks for its notice again when it is next shown.
	 *
	 * @param WP_REST_Response|WP_Error $answer What the bridge answered; handed on as it is.
	 */
	public function after( WP_REST_Response|WP_Error $answer ): WP_REST_Response|WP_Error {
		if ( $answer instanceof WP_REST_Response ) {
			foreach ( array_keys( $this->forms->index() ) as $form_key ) {
				$this->notices->expire( (string) $form_key );
			}
		}
		return $answer;
	}
}
