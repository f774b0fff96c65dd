<?php
/**
 * Routes about backups that pass on the bridge's own.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use WP_REST_Request;

final class BackupsController {

	private const RECOVERIES = '/restore-requests';

	public function __construct( private readonly Proxy $proxy ) {}

	public function register(): void {
		$manage = Proxy::may_manage( ... );
		$text   = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		Proxy::route( '/backups', 'GET', $manage, fn() => $this->proxy->pass( 'GET', '/v1/backups' ) );
		Proxy::route( self::RECOVERIES, 'GET', $manage, fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', '/v1' . self::RECOVERIES, array( 'cursor' => $text( $request['cursor'] ) ) ) );
		Proxy::route( self::RECOVERIES, 'POST', $manage, fn( WP_REST_Request $request ) => $this->proxy->pass( 'POST', '/v1' . self::RECOVERIES, array(), Proxy::json_object( (array) $request->get_json_params() ) ) );
		Proxy::route( self::RECOVERIES . '/(?P<id>[A-Za-z0-9_-]{1,64})/cancel', 'POST', $manage, fn( WP_REST_Request $request ) => $this->proxy->pass( 'POST', '/v1' . self::RECOVERIES . '/' . rawurlencode( $text( $request['id'] ) ) . '/cancel' ) );
	}
}
