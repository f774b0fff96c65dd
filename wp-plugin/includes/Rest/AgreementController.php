<?php
/**
 * Routes on the processor agreement (Art. 28 GDPR): the text to keep, and who accepted what.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class AgreementController {

	public function __construct( private readonly Proxy $proxy, private readonly BridgeClient $bridge ) {}

	public function register(): void {
		$routes = array(
			'/processor/agreement'             => $this->text( ... ),
			'/processor/agreement/acceptances' => fn() => $this->proxy->pass( 'GET', '/v1/processor/agreement/acceptances' ),
		);
		foreach ( $routes as $path => $callback ) {
			Proxy::route( $path, 'GET', Proxy::may_manage( ... ), $callback );
		}
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Parameters locale ('de' or 'en') and version; without version the agreement in force.
	 * @return WP_REST_Response|WP_Error `{fileName, text}`.
	 */
	private function text( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$query = array(
			'locale'  => 'de' === $request['locale'] ? 'de' : 'en',
			'version' => is_string( $request['version'] ) ? $request['version'] : '',
		);
		try {
			$answer = $this->bridge->send( new BridgeRequest( 'GET', '/v1/processor/agreement', $query, headers: array( 'Accept' => 'text/plain' ), language: Language::current() ) );
		} catch ( BridgeUnavailable $unavailable ) {
			return Proxy::unavailable( $unavailable );
		}
		if ( ! $answer->ok() ) {
			return Proxy::problem( $answer );
		}
		$named = preg_match( '/filename="([A-Za-z0-9._-]+)"/', $answer->headers['content-disposition'] ?? '', $found );
		return Proxy::no_store(
			new WP_REST_Response(
				array(
					'fileName' => 1 === $named ? $found[1] : 'agreement.txt',
					'text'     => $answer->body,
				)
			)
		);
	}
}
