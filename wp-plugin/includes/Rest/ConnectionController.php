<?php
/**
 * The connection to the bridge. Its key goes in and never comes out.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Connection\BridgeAddress;
use KundenMeister\DataProtection\Connection\Connection;
use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Outbox\Delivery;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class ConnectionController {

	public function __construct(
		private readonly ConnectionStore $store,
		private readonly BridgeClient $bridge,
		private readonly LedgerHead $head
	) {}

	public function register(): void {
		$may_manage = Proxy::may_manage( ... );
		register_rest_route(
			Proxy::NAMESPACE,
			'/connection',
			array(
				array(
					'methods'             => 'GET',
					'callback'            => $this->show( ... ),
					'permission_callback' => $may_manage,
				),
				array(
					'methods'             => 'PUT',
					'callback'            => $this->connect( ... ),
					'permission_callback' => $may_manage,
					'args'                => array(
						'url' => array(
							'type'     => 'string',
							'required' => true,
						),
						'key' => array( 'type' => 'string' ),
					),
				),
				array(
					'methods'             => 'DELETE',
					'callback'            => $this->disconnect( ... ),
					'permission_callback' => $may_manage,
				),
			)
		);
	}

	public function show(): WP_REST_Response {
		$connection = $this->store->load();
		return $this->answer( $connection, null === $connection ? null : $this->test( $connection ) );
	}

	/**
	 * Saves address and key only when the bridge answers to them.
	 *
	 * @param WP_REST_Request<array<string,mixed>> $request `{url, key?}`; without a key the saved one is kept, for the same address only.
	 */
	public function connect( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$known = $this->store->load();
		if ( 'constant' === $known?->source ) {
			return new WP_Error( 'kmdp_connection_fixed', __( 'Address and key are set in wp-config.php and can only be changed there.', 'kundenmeister-data-protection' ), array( 'status' => 409 ) );
		}
		$url = ConnectionStore::normalise( is_string( $request['url'] ) ? $request['url'] : '' );
		$key = is_string( $request['key'] ) ? trim( $request['key'] ) : '';
		if ( '' === $key && $url === $known?->url ) {
			$key = $known->key;
		}
		if ( ! BridgeAddress::is_address( $url ) ) {
			return self::invalid( 'url', __( 'Please enter an address that starts with https://.', 'kundenmeister-data-protection' ) );
		}
		if ( ! BridgeAddress::is_safe( $url, defined( 'KMDP_ALLOW_HTTP' ) && true === constant( 'KMDP_ALLOW_HTTP' ) ) ) {
			return self::invalid( 'url', __( 'http:// would send the key and the entries of visitors unencrypted. Please enter an address that starts with https://.', 'kundenmeister-data-protection' ) );
		}
		if ( 1 !== preg_match( '/^[\x21-\x7E]{8,512}$/D', $key ) ) {
			return self::invalid( 'key', __( 'Please enter the key that belongs to this address.', 'kundenmeister-data-protection' ) );
		}
		$result = $this->test( new Connection( $url, $key, 'option' ) );
		if ( $result instanceof WP_Error ) {
			return $result;
		}
		$this->store->save( $url, $key );
		delete_option( Delivery::KEY_REFUSED_OPTION );
		if ( $url !== $known?->url || $key !== $known->key ) {
			$this->head->forget();
		}
		return $this->answer( $this->store->load(), $result );
	}

	public function disconnect(): WP_REST_Response {
		$this->store->delete();
		$this->head->forget();
		return $this->show();
	}

	/**
	 * @return array<array-key,mixed>|WP_Error The bridge's settings, or why it does not answer to this key.
	 */
	private function test( Connection $connection ): array|WP_Error {
		try {
			$answer = $this->bridge->send_over( $connection, new BridgeRequest( 'GET', '/v1/data-protection', timeout: 5, language: Language::current() ) );
		} catch ( BridgeUnavailable $unavailable ) {
			return Proxy::unavailable( $unavailable );
		}
		if ( ! $answer->ok() ) {
			return Proxy::problem( $answer );
		}
		return array_key_exists( 'active', $answer->data() )
			? $answer->data()
			: Proxy::unavailable( new BridgeUnavailable( BridgeUnavailable::AWAY, 'not-json' ) );
	}

	/**
	 * @param Connection|null                      $connection In use.
	 * @param array<array-key,mixed>|WP_Error|null $result     Of the test.
	 */
	private function answer( ?Connection $connection, array|WP_Error|null $result ): WP_REST_Response {
		return Proxy::no_store(
			new WP_REST_Response(
				array(
					'url'       => $this->store->url(),
					'keySet'    => null !== $connection,
					'source'    => $connection->source ?? 'option',
					'connected' => is_array( $result ),
					'company'   => is_array( $result ) ? ( $result['company'] ?? null ) : null,
					'error'     => $result instanceof WP_Error ? $result->get_error_message() : null,
				)
			)
		);
	}

	private static function invalid( string $field, string $message ): WP_Error {
		return new WP_Error(
			'kmdp_connection_invalid',
			$message,
			array(
				'status' => 422,
				'params' => array( $field => $message ),
			)
		);
	}
}
