<?php
/**
 * The visitor's way in, for the page's script.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Submission\Client;
use KundenMeister\DataProtection\Submission\PagePost;
use KundenMeister\DataProtection\Submission\SubmissionHandler;
use KundenMeister\DataProtection\Submission\SubmissionInput;
use WP_REST_Request;
use WP_REST_Response;

final class SubmitController {

	public function __construct( private readonly SubmissionHandler $handler ) {}

	public function register(): void {
		register_rest_route(
			Proxy::NAMESPACE,
			'/submit',
			array(
				'methods'             => 'POST',
				'callback'            => $this->submit( ... ),
				// Public by purpose: protected by the signed render token, the honeypot and the rate limit.
				'permission_callback' => '__return_true',
			)
		);
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request JSON `{form, token, fields, consents, website, attempt}`.
	 */
	public function submit( WP_REST_Request $request ): WP_REST_Response {
		$data   = $request->get_json_params();
		$result = $this->handler->handle( SubmissionInput::from_data( is_array( $data ) ? $data : array() ), Client::of_request() );
		PagePost::no_store();
		$body = array(
			'status'  => $result->status,
			'message' => $result->message,
		);
		if ( 'ok' !== $result->status ) {
			$body['errors'] = $result->errors;
		}
		return Proxy::no_store( new WP_REST_Response( $body, $result->http_status() ) );
	}
}
