<?php
/**
 * Routes of the sheet "Deletions" (Art. 17 GDPR) that pass on the bridge's own.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Privacy\SiteErasure;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class DeletionsController {

	private const BRIDGE = '/v1/deletion-requests';
	private const ID     = '/(?P<id>[A-Za-z0-9_-]{1,64})';

	/** What the controller does with a request. */
	private const STEPS = array( 'accept-costs', 'approve', 'cancel', 'reject', 'records' );

	/** Seconds. */
	private const FILE_TIMEOUT = 30;

	public function __construct(
		private readonly Proxy $proxy,
		private readonly Download $download,
		private readonly SiteErasure $site
	) {}

	public function register(): void {
		$routes = array(
			array( 'GET', '/deletion-requests', $this->list( ... ) ),
			array( 'POST', '/deletion-requests', $this->create( ... ) ),
			array( 'GET', '/deletion-requests' . self::ID, fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::one( $request ) ) ),
			array( 'POST', '/deletion-requests' . self::ID . '/(?P<step>' . implode( '|', self::STEPS ) . ')', $this->step( ... ) ),
			array( 'GET', '/deletion-requests' . self::ID . '/certificate', fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::one( $request ) . '/certificate' ) ),
			array( 'GET', '/deletion-requests' . self::ID . '/certificate/pdf', fn( WP_REST_Request $request ) => $this->download->of( self::one( $request ) . '/certificate', array( 'format' => 'pdf' ), self::FILE_TIMEOUT ) ),
			array( 'GET', '/deletions/preview', fn() => $this->proxy->pass( 'GET', '/v1/deletions/preview' ) ),
			array( 'POST', '/contacts/search', $this->search( ... ) ),
			array( 'GET', '/contacts' . self::ID, fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', '/v1/contacts/' . self::text( $request, 'id' ) ) ),
		);
		foreach ( $routes as list( $method, $path, $callback ) ) {
			Proxy::route( $path, $method, Proxy::may_manage( ... ), $callback );
		}
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Parameters state, limit and cursor.
	 */
	private function list( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$query = array();
		foreach ( array( 'state', 'limit', 'cursor' ) as $name ) {
			$query[ $name ] = self::text( $request, $name );
		}
		return $this->proxy->pass( 'GET', self::BRIDGE, $query );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request What to delete; the bridge checks it.
	 */
	private function create( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$body  = $request->get_json_params();
		$body  = is_array( $body ) ? $body : null;
		$scope = is_array( $body['scope'] ?? null ) ? $body['scope'] : array();
		return $this->with_site(
			'person' === ( $scope['kind'] ?? '' ) ? $scope : array(),
			fn() => $this->proxy->pass( 'POST', self::BRIDGE, array(), Proxy::json_object( $body ) )
		);
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With id, step, and the body of a step that has one.
	 */
	private function step( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$body  = $request->get_json_params();
		$step  = self::text( $request, 'step' );
		$about = 'approve' === $step ? $this->proxy->pass( 'GET', self::one( $request ) ) : null;
		if ( $about instanceof WP_Error ) {
			return $about;
		}
		return $this->with_site(
			null === $about ? array() : (array) $about->get_data(),
			fn() => $this->proxy->pass( 'POST', self::one( $request ) . "/$step", array(), is_array( $body ) && array() !== $body ? $body : null )
		);
	}

	/**
	 * Asks the bridge; what waits on this site about the person goes along when that person is deleted.
	 *
	 * @param array<array-key,mixed>               $about With `email` or `contactId` of a person; anything else concerns nobody here.
	 * @param callable():(WP_REST_Response|WP_Error) $ask   Answers with the request as it is then.
	 */
	private function with_site( array $about, callable $ask ): WP_REST_Response|WP_Error {
		$email = $about['email'] ?? null;
		$id    = $about['contactId'] ?? null;
		if ( ! is_string( $email ) && is_string( $id ) && '' !== $id ) {
			$contact = $this->proxy->pass( 'GET', '/v1/contacts/' . rawurlencode( $id ) );
			if ( $contact instanceof WP_Error ) {
				return $contact;
			}
			$email = ( (array) $contact->get_data() )['email'] ?? null;
		}
		return $this->site->along_with( is_string( $email ) ? $email : '', $ask );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request `{email}` in the body, so that no address enters a log of URLs.
	 */
	private function search( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$body  = $request->get_json_params();
		$email = is_array( $body ) ? ( $body['email'] ?? '' ) : '';
		if ( ! is_string( $email ) || '' === trim( $email ) ) {
			return new WP_Error( 'kmdp_email_missing', __( 'Please enter an e-mail address.', 'kundenmeister-data-protection' ), array( 'status' => 400 ) );
		}
		return $this->proxy->pass( 'GET', '/v1/contacts', array( 'email' => trim( $email ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With id.
	 */
	private static function one( WP_REST_Request $request ): string {
		return self::BRIDGE . '/' . rawurlencode( self::text( $request, 'id' ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Any.
	 */
	private static function text( WP_REST_Request $request, string $name ): string {
		return is_scalar( $request[ $name ] ) ? (string) $request[ $name ] : '';
	}
}
