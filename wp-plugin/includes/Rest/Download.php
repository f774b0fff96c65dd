<?php
/**
 * Files of the bridge that pass through this site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Bridge\Actor;
use KundenMeister\DataProtection\Bridge\BridgeClient;
use KundenMeister\DataProtection\Bridge\BridgeRequest;
use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use KundenMeister\DataProtection\Language;
use WP_Error;
use WP_HTTP_Response;

final class Download {

	/** What the browser may be told of a file, by header. */
	private const PASSED = array(
		'content-type'        => '#^[a-z]+/[a-z0-9.+-]+(; ?charset=utf-8)?$#i',
		'content-disposition' => '/^attachment; filename="[A-Za-z0-9._ -]+"(; filename\*=UTF-8\'\'[A-Za-z0-9._%~-]+)?$/i',
	);

	public function __construct( private readonly BridgeClient $bridge ) {}

	/**
	 * On `rest_api_init`: REST answers are JSON unless somebody else writes them.
	 */
	public function register(): void {
		add_filter( 'rest_pre_serve_request', $this->serve( ... ), 10, 2 );
	}

	/**
	 * Fetches a file in the name of the current user.
	 *
	 * @param string               $path    Path at the bridge.
	 * @param array<string,string> $query   Parameters.
	 * @param int                  $timeout Seconds.
	 */
	public function of( string $path, array $query, int $timeout ): FileResponse|WP_Error {
		$file = FileResponse::in_temporary_file();
		try {
			$request = new BridgeRequest( 'GET', $path, $query, headers: array( 'Accept' => '*/*' ), timeout: $timeout, language: Language::current(), actor: Actor::current() );
			$answer  = $this->bridge->download( $request, $file->path );
		} catch ( BridgeUnavailable $unavailable ) {
			return Proxy::unavailable( $unavailable );
		}
		if ( ! $answer->ok() ) {
			return Proxy::problem( $answer );
		}
		foreach ( self::PASSED as $name => $pattern ) {
			$value = $answer->headers[ $name ] ?? '';
			$file->header( ucwords( $name, '-' ), 1 === preg_match( $pattern, $value ) ? $value : FileResponse::UNKNOWN[ $name ] );
		}
		$file->header( 'Cache-Control', 'no-store' );
		$file->header( 'X-Content-Type-Options', 'nosniff' );
		return $file;
	}

	private function serve( mixed $served, WP_HTTP_Response $response ): mixed {
		return true !== $served && $response instanceof FileResponse ? $response->write() : $served;
	}
}
