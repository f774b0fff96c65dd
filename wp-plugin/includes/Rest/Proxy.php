<?php
/**
 * What all controllers share: rights, and passing on the words of the bridge.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Admin\Capability;
use KundenMeister\DataProtection\Bridge\Actor;
use KundenMeister\DataProtection\Bridge\BridgeAnswer;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;
use WP_Error;
use WP_REST_Response;

final class Proxy {

	public const NAMESPACE = 'kmdp/v1';

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * Registers one route below the plugin's own namespace.
	 *
	 * @param non-falsy-string                  $path       Route.
	 * @param string                            $method     GET, PUT, POST, PATCH or DELETE.
	 * @param callable                          $permission Who may.
	 * @param callable                          $callback   What it does.
	 * @param array<string,array<string,mixed>> $arguments  Schemas of parameters.
	 */
	public static function route( string $path, string $method, callable $permission, callable $callback, array $arguments = array() ): void {
		register_rest_route(
			self::NAMESPACE,
			$path,
			array(
				'methods'             => $method,
				'callback'            => $callback,
				'permission_callback' => $permission,
				'args'                => $arguments,
			)
		);
	}

	public static function may_manage(): bool {
		return current_user_can( Capability::MANAGE );
	}

	public static function may_edit(): bool {
		return current_user_can( 'edit_pages' ) || self::may_manage();
	}

	/**
	 * Asks the bridge in the name of the current user, and answers with its JSON or its problem.
	 *
	 * @param string               $method  GET, PUT, POST, PATCH or DELETE.
	 * @param string               $path    Path, each segment encoded.
	 * @param array<string,string> $query   Parameters.
	 * @param mixed                $body    Sent as JSON; null sends none.
	 * @param array<string,string> $headers Further headers.
	 * @param int                  $timeout Seconds.
	 */
	public function pass( string $method, string $path, array $query = array(), mixed $body = null, array $headers = array(), int $timeout = 10 ): WP_REST_Response|WP_Error {
		try {
			$answer = $this->bridge->send(
				new BridgeRequest(
					$method,
					$path,
					$query,
					$body,
					$headers,
					$timeout,
					language: Language::current(),
					actor: Actor::current()
				)
			);
		} catch ( BridgeUnavailable $unavailable ) {
			return self::unavailable( $unavailable );
		}
		if ( ! $answer->ok() ) {
			return self::problem( $answer );
		}
		$response = self::no_store( new WP_REST_Response( $answer->raw(), $answer->status ) );
		if ( isset( $answer->headers['etag'] ) ) {
			$response->header( 'ETag', $answer->headers['etag'] );
		}
		return $response;
	}

	/**
	 * An empty body of JSON must be an object.
	 *
	 * @param array<array-key,mixed>|null $body From the request.
	 */
	public static function json_object( ?array $body ): mixed {
		return null === $body || array() === $body ? new \stdClass() : $body;
	}

	public static function problem( BridgeAnswer $answer ): WP_Error {
		$problem = $answer->data();
		$code    = $answer->problem_code();
		$message = array_filter( array( $problem['detail'] ?? null, $problem['title'] ?? null ), static fn( mixed $text ): bool => is_string( $text ) && '' !== $text );
		$data    = array(
			'status'  => 401 === $answer->status ? 502 : $answer->status,
			'problem' => $answer->raw(),
		);
		if ( 403 === $answer->status ) {
			return new WP_Error( 'kmdp_key_refused', __( 'This key may not manage data protection. Please enter one that may manage it under Settings → Data Protection.', 'kundenmeister-data-protection' ), array( 'status' => 502 ) + $data );
		}
		if ( 401 === $answer->status ) {
			return new WP_Error( 'kmdp_key_refused', __( 'The bridge does not accept the key. Please enter a valid one under Settings → Data Protection.', 'kundenmeister-data-protection' ), array( 'status' => 502 ) + $data );
		}
		return new WP_Error(
			'' === $code ? 'kmdp_bridge_problem' : $code,
			array_values( $message )[0] ?? __( 'The bridge has not accepted this.', 'kundenmeister-data-protection' ),
			$data
		);
	}

	public static function unavailable( BridgeUnavailable $unavailable ): WP_Error {
		$message = BridgeUnavailable::NOT_CONNECTED === $unavailable->reason
			? __( 'This site is not connected yet. Please enter address and key under Settings → Data Protection.', 'kundenmeister-data-protection' )
			: __( 'The bridge cannot be reached at the moment. Please try again later; nothing is lost.', 'kundenmeister-data-protection' );
		return new WP_Error( $unavailable->reason, $message, array( 'status' => 503 ) );
	}

	public static function no_store( WP_REST_Response $response ): WP_REST_Response {
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}
}
