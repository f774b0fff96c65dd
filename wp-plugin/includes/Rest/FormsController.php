<?php
/**
 * The forms of this site, for the settings page and the editor.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Rest;

use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Form\FormPlace;
use KundenMeister\DataProtection\Form\FormReport;
use KundenMeister\DataProtection\Form\ProfileChoice;
use WP_Error;
use WP_Post;
use WP_REST_Request;
use WP_REST_Response;

final class FormsController {

	public function __construct( private readonly FormReport $report, private readonly FormFinder $finder ) {}

	public function register(): void {
		$routes = array(
			array( '/forms', 'GET', $this->all( ... ), Proxy::may_manage( ... ), array() ),
			array( '/forms/check', 'POST', $this->check( ... ), Proxy::may_edit( ... ), self::texts( 'content', 'title' ) ),
			array( '/forms/(?P<formKey>[a-z0-9-]{3,63})/profiles', 'PUT', $this->choose( ... ), Proxy::may_manage( ... ), self::choice() ),
		);
		foreach ( $routes as list( $path, $method, $callback, $permission, $arguments ) ) {
			Proxy::route( $path, $method, $permission, $callback, $arguments );
		}
	}

	public function all(): WP_REST_Response {
		return Proxy::no_store( new WP_REST_Response( array( 'items' => $this->report->all() ) ) );
	}

	/**
	 * What stands in the way of the forms in the editor, as they are there now.
	 *
	 * @param WP_REST_Request<array<string,mixed>> $request `{post, title, content}`: id of the post, 0 for none.
	 */
	public function check( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$id   = is_numeric( $request['post'] ) ? (int) $request['post'] : 0;
		$post = $id > 0 ? get_post( $id ) : null;
		if ( $id > 0 && ! ( $post instanceof WP_Post && current_user_can( 'edit_post', $id ) ) ) {
			return new WP_Error( 'rest_forbidden', __( 'You may not edit this page.', 'kundenmeister-data-protection' ), array( 'status' => 403 ) );
		}
		$edited               = $post instanceof WP_Post ? clone $post : new WP_Post( (object) array( 'post_type' => 'wp_template' ) );
		$edited->post_title   = is_string( $request['title'] ) ? $request['title'] : '';
		$edited->post_content = is_string( $request['content'] ) ? $request['content'] : '';
		$edited->filter       = 'raw';
		$places               = array_map( static fn( FormDefinition $form ): FormPlace => new FormPlace( $form, $edited ), array_values( $this->finder->own( $edited ) ) );
		return Proxy::no_store( new WP_REST_Response( array( 'forms' => (object) $this->report->of_editor( $places ) ) ) );
	}

	/**
	 * @param WP_REST_Request<array<string,mixed>> $request With formKey, post, and profiles.
	 */
	public function choose( WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$post = is_numeric( $request['post'] ) ? get_post( (int) $request['post'] ) : null;
		if ( ! $post instanceof WP_Post || ! current_user_can( 'edit_post', $post->ID ) ) {
			return new WP_Error( 'form-unknown', __( 'There is no such form.', 'kundenmeister-data-protection' ), array( 'status' => 404 ) );
		}
		if ( ! is_array( $request['profiles'] ) ) {
			return new WP_Error( 'rest_missing_callback_param', __( 'There is no such form.', 'kundenmeister-data-protection' ), array( 'status' => 400 ) );
		}
		$profiles = array_values( array_filter( $request['profiles'], 'is_string' ) );
		$refusal  = ProfileChoice::write( $post, is_string( $request['formKey'] ) ? $request['formKey'] : '', $profiles );
		return $refusal ?? $this->all();
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function texts( string ...$names ): array {
		return array_fill_keys(
			$names,
			array(
				'type'    => 'string',
				'default' => '',
			)
		) + array(
			'post' => array(
				'type'    => 'integer',
				'minimum' => 0,
			),
		);
	}

	/**
	 * @return array<string,array<string,mixed>>
	 */
	private static function choice(): array {
		return array(
			'post'     => array( 'type' => 'integer' ),
			'profiles' => array(
				'type'     => 'array',
				'maxItems' => 50,
				'items'    => array(
					'type'      => 'string',
					'minLength' => 1,
					'maxLength' => 64,
				),
			),
		);
	}
}
