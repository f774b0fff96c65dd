<?php
/**
 * Routes of the sheet "Processing directory" (Art. 30 GDPR) that pass on the bridge's own.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class DirectoryController {

	private const BRIDGE   = '/v1/processing-directory';
	private const ACTIVITY = '/directory/activities/(?P<id>[A-Za-z0-9_-]{1,64})';

	/** Seconds: a directory of thousands of rows takes its time to be written and read. */
	private const FILE_TIMEOUT = 60;

	public function __construct( private readonly Proxy $proxy, private readonly Download $download ) {}

	public function register(): void {
		$routes = array(
			array( 'GET', '/directory', fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::BRIDGE, self::query( $request, array( 'at' ) ) ) ),
			array( 'POST', '/directory/activities', fn( WP_REST_Request $request ) => $this->send( 'POST', '/activities', $request ) ),
			array( 'PATCH', self::ACTIVITY, fn( WP_REST_Request $request ) => $this->send( 'PATCH', self::activity( $request ), $request ) ),
			array( 'DELETE', self::ACTIVITY, fn( WP_REST_Request $request ) => $this->proxy->pass( 'DELETE', self::BRIDGE . self::activity( $request ) ) ),
			array( 'PUT', '/directory/measures', fn( WP_REST_Request $request ) => $this->send( 'PUT', '/measures', $request ) ),
			array( 'GET', '/directory/measures/proposal', fn( WP_REST_Request $request ) => $this->ask( '/measures/proposal', $request, array( 'locale' ) ) ),
			array( 'GET', '/directory/history', fn( WP_REST_Request $request ) => $this->ask( '/history', $request, array( 'limit', 'cursor', 'activityId' ) ) ),
			array( 'GET', '/directory/choices', fn( WP_REST_Request $request ) => $this->ask( '/choices', $request, array( 'locale' ) ) ),
			array( 'GET', '/directory/export', $this->export( ... ) ),
			array( 'POST', '/directory/import', $this->import( ... ) ),
		);
		foreach ( $routes as list( $method, $path, $callback ) ) {
			Proxy::route( $path, $method, Proxy::may_manage( ... ), $callback );
		}
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Parameters format, locale and view; the answer is the file itself.
	 */
	private function export( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return $this->download->of( self::BRIDGE . '/export', self::query( $request, array( 'format', 'locale', 'view' ) ), self::FILE_TIMEOUT );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request The file, base64 in JSON, and the parameters dryRun and onlyValid.
	 */
	private function import( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		return $this->proxy->pass( 'POST', self::BRIDGE . '/import', self::query( $request, array( 'dryRun', 'onlyValid' ) ), self::body( $request ), timeout: self::FILE_TIMEOUT );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Any.
	 * @param list<string>                         $names   Parameters to pass on.
	 */
	private function ask( string $path, WP_REST_Request $request, array $names ): WP_REST_Response|WP_Error {
		return $this->proxy->pass( 'GET', self::BRIDGE . $path, self::query( $request, $names ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Its `If-Match` names the revision that was seen, so that nobody overwrites another's change unseen.
	 */
	private function send( string $method, string $path, WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$revision = $request->get_header( 'If-Match' );
		$headers  = is_string( $revision ) && '' !== $revision ? array( 'If-Match' => $revision ) : array();
		return $this->proxy->pass( $method, self::BRIDGE . $path, array(), self::body( $request ), $headers );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Its JSON; the bridge checks it.
	 */
	private static function body( WP_REST_Request $request ): mixed {
		$body = $request->get_json_params();
		return Proxy::json_object( is_array( $body ) ? $body : null );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With id.
	 */
	private static function activity( WP_REST_Request $request ): string {
		return '/activities/' . rawurlencode( is_string( $request['id'] ) ? $request['id'] : '' );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Any.
	 * @param list<string>                         $names   Parameters to pass on; the bridge checks them.
	 * @return array<string,string>
	 */
	private static function query( WP_REST_Request $request, array $names ): array {
		$values = array_map( static fn( string $name ): string => is_scalar( $request[ $name ] ) ? (string) $request[ $name ] : '', $names );
		return array_combine( $names, $values );
	}
}
