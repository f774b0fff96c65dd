<?php
/**
 * Routes that pass on the bridge's own, for the settings page and the editor.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Notice\NoticeRefresh;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class ProxyController {

	private const ID = '(?P<id>[A-Za-z0-9_-]{1,64})';

	public function __construct( private readonly Proxy $proxy, private readonly NoticeRefresh $notices ) {}

	public function register(): void {
		$manage = Proxy::may_manage( ... );
		$edit   = Proxy::may_edit( ... );
		Proxy::route( '/data-protection', 'GET', $manage, fn() => self::tagged( $this->proxy->pass( 'GET', '/v1/data-protection' ) ) );
		Proxy::route( '/data-protection', 'PUT', $manage, fn( WP_REST_Request $request ) => self::tagged( $this->notices->after( $this->send( 'PUT', '/v1/data-protection', $request ) ) ) );
		Proxy::route( '/processor', 'GET', $edit, fn() => $this->proxy->pass( 'GET', '/v1/processor' ) );
		Proxy::route( '/consent-profiles', 'GET', $edit, $this->profiles( ... ) );
		Proxy::route( '/consent-profiles/proposal', 'POST', $edit, fn( WP_REST_Request $request ) => $this->send( 'POST', '/v1/consent-profiles/proposal', $request ) );
		Proxy::route( '/consents/search', 'POST', $manage, $this->search( ... ) );
		Proxy::route( '/consents/' . self::ID, 'GET', $manage, fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::consent( $request ) ) );
		Proxy::route( '/consents/' . self::ID . '/withdrawal', 'POST', $manage, fn( WP_REST_Request $request ) => $this->send( 'POST', self::consent( $request ) . '/withdrawal', $request ) );
	}

	/**
	 * The tag to send as `If-Match` stands in the body as well: what compresses an answer on its way changes the header.
	 *
	 * @param WP_REST_Response|WP_Error $answer The settings with their ETag.
	 */
	private static function tagged( WP_REST_Response|WP_Error $answer ): WP_REST_Response|WP_Error {
		if ( $answer instanceof WP_REST_Response ) {
			$answer->set_data( array( 'tag' => $answer->get_headers()['ETag'] ?? '' ) + (array) $answer->get_data() );
		}
		return $answer;
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request `{email?, state?, cursor?}` in the body, so that no address enters a log of URLs.
	 */
	private function search( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$body  = $request->get_json_params();
		$query = array();
		foreach ( array( 'email', 'state', 'cursor' ) as $name ) {
			$value          = is_array( $body ) ? ( $body[ $name ] ?? '' ) : '';
			$query[ $name ] = is_string( $value ) ? trim( $value ) : '';
		}
		return $this->proxy->pass( 'GET', '/v1/consents', $query );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Parameters limit and cursor.
	 */
	private function profiles( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$query = array(
			'limit'  => is_numeric( $request['limit'] ) ? (string) (int) $request['limit'] : '',
			'cursor' => is_string( $request['cursor'] ) ? $request['cursor'] : '',
		);
		return $this->proxy->pass( 'GET', '/v1/consent-profiles', $query );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Its JSON and its `If-Match` are passed on; the bridge checks them.
	 */
	private function send( string $method, string $path, WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$body = $request->get_json_params();
		$tag  = $request->get_header( 'If-Match' );
		return $this->proxy->pass( $method, $path, array(), Proxy::json_object( is_array( $body ) ? $body : null ), null === $tag || '' === $tag ? array() : array( 'If-Match' => $tag ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With id.
	 */
	private static function consent( WP_REST_Request $request ): string {
		return '/v1/consents/' . rawurlencode( is_string( $request['id'] ) ? $request['id'] : '' );
	}
}
