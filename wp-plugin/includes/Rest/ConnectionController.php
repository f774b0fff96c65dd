<?php
/**
 * The connection to the bridge. Its key goes in and never comes out.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Connection\Connection;
use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Connection\Connector;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class ConnectionController {

	public function __construct( private readonly ConnectionStore $store, private readonly Connector $connector ) {}

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
		return $this->answer( $connection, null === $connection ? null : $this->connector->test( $connection ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request `{url, key?}`; without a key the saved one is kept, for the same address only.
	 */
	public function connect( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$result = $this->connector->connect( is_string( $request['url'] ) ? $request['url'] : '', is_string( $request['key'] ) ? $request['key'] : '' );
		return $result instanceof WP_Error ? $result : $this->answer( $this->store->load(), $result );
	}

	public function disconnect(): WP_REST_Response {
		$this->connector->disconnect();
		return $this->show();
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
}
