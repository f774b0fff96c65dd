<?php
/**
 * Routes of the sheet on consent texts that pass on the bridge's own.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Form\ChosenForms;
use KundenMeister\DataProtection\Notice\NoticeRefresh;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

final class ConsentTextsController {

	private const PROFILE = '/consent-profiles/(?P<id>[A-Za-z0-9_-]{1,64})';

	public function __construct(
		private readonly Proxy $proxy,
		private readonly ChosenForms $chosen_forms,
		private readonly NoticeRefresh $notices
	) {}

	public function register(): void {
		Proxy::route( '/consent-profiles', 'POST', Proxy::may_manage( ... ), $this->create( ... ) );
		Proxy::route( self::PROFILE, 'GET', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::profile( $request ) ) );
		Proxy::route( self::PROFILE, 'PUT', Proxy::may_manage( ... ), $this->change( ... ) );
		Proxy::route( self::PROFILE, 'DELETE', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->notices->after( $this->proxy->pass( 'DELETE', self::profile( $request ) ) ) );
		Proxy::route( self::PROFILE . '/versions', 'GET', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', self::profile( $request ) . '/versions' ) );
		Proxy::route( '/registered-forms', 'GET', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', '/v1/forms', self::page( $request ) ) );
		Proxy::route( '/contact-groups', 'GET', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'GET', '/v1/contact-groups', self::page( $request ) ) );
		Proxy::route( '/contact-groups', 'POST', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'POST', '/v1/contact-groups', array(), self::body( $request ) ) );
		Proxy::route( '/privacy-declarations/check', 'POST', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'POST', '/v1/privacy-declarations/check', array(), self::body( $request ) ) );
		Proxy::route( '/privacy-declarations/draft', 'POST', Proxy::may_manage( ... ), fn( WP_REST_Request $request ) => $this->proxy->pass( 'POST', '/v1/privacy-declarations/draft', array(), self::body( $request ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request A new consent text.
	 */
	private function create( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$answer = $this->proxy->pass( 'POST', '/v1/consent-profiles', array(), self::body( $request ) );
		return $this->notices->after( $this->chosen_forms->follow( $request->get_json_params(), $answer ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Its `If-Match` names the revision that is changed, so that nobody overwrites another's change unseen.
	 */
	private function change( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$revision = $request->get_header( 'If-Match' );
		$headers  = is_string( $revision ) && '' !== $revision ? array( 'If-Match' => $revision ) : array();
		$answer   = $this->proxy->pass( 'PUT', self::profile( $request ), array(), self::body( $request ), $headers );
		return $this->notices->after( $this->chosen_forms->follow( $request->get_json_params(), $answer ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With id.
	 */
	private static function profile( WP_REST_Request $request ): string {
		return '/v1/consent-profiles/' . rawurlencode( self::text( $request, 'id' ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Parameters limit and cursor.
	 * @return array{limit:string,cursor:string}
	 */
	private static function page( WP_REST_Request $request ): array {
		return array(
			'limit'  => is_numeric( $request['limit'] ) ? (string) (int) $request['limit'] : '',
			'cursor' => self::text( $request, 'cursor' ),
		);
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Its JSON is passed on; the bridge checks it.
	 */
	private static function body( WP_REST_Request $request ): mixed {
		$body = $request->get_json_params();
		return Proxy::json_object( is_array( $body ) ? $body : null );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request Any.
	 */
	private static function text( WP_REST_Request $request, string $name ): string {
		return is_string( $request[ $name ] ) ? $request[ $name ] : '';
	}
}
