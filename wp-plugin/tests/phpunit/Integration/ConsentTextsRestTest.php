<?php
/**
 * The sheet on consent texts asks the bridge through the site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use WP_REST_Request;
use WP_REST_Response;

final class ConsentTextsRestTest extends SiteTestCase {

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_a_change_names_the_revision_that_it_changes(): void {
		self::$bridge->answer( 'PUT /v1/consent-profiles/p1', 200, array( 'id' => 'p1', 'revision' => 4 ) );
		$answer = self::call( 'PUT', '/consent-profiles/p1', array( 'description' => 'Newsletter' ), array( 'If-Match' => '"3"' ) );
		self::assertSame( 4, $answer->get_data()->revision );
		$request = self::$bridge->requests( 'PUT /v1/consent-profiles/p1' )[0];
		self::assertSame( '"3"', array_change_key_case( $request['headers'] )['if-match'] );
		self::assertSame( array( 'description' => 'Newsletter' ), $request['body'] );
	}

	public function test_a_change_without_a_revision_is_left_for_the_bridge_to_refuse(): void {
		self::$bridge->refuse( 'PUT /v1/consent-profiles/p1', 428, 'precondition-required' );
		$answer = self::call( 'PUT', '/consent-profiles/p1', array( 'description' => 'Newsletter' ) );
		self::assertSame( array( 428, 'precondition-required' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
		self::assertArrayNotHasKey( 'if-match', array_change_key_case( self::$bridge->requests( 'PUT /v1/consent-profiles/p1' )[0]['headers'] ) );
	}

	public function test_a_text_changed_by_someone_else_answers_412(): void {
		self::$bridge->refuse( 'PUT /v1/consent-profiles/p1', 412, 'precondition-failed' );
		$answer = self::call( 'PUT', '/consent-profiles/p1', array(), array( 'If-Match' => '"1"' ) );
		self::assertSame( array( 412, 'precondition-failed' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
	}

	public function test_a_deleted_text_answers_204_and_one_in_use_409(): void {
		self::$bridge->answer( 'DELETE /v1/consent-profiles/p1', 204, '' );
		self::assertSame( 204, self::call( 'DELETE', '/consent-profiles/p1' )->get_status() );
		self::$bridge->refuse( 'DELETE /v1/consent-profiles/p1', 409, 'profile-in-use' );
		self::assertSame( 'profile-in-use', self::call( 'DELETE', '/consent-profiles/p1' )->get_data()['code'] );
	}

	public function test_visitors_see_at_once_what_was_changed(): void {
		do_blocks( self::form() );
		do_blocks( self::form() );
		$asked = count( self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
		self::$bridge->answer( 'PUT /v1/consent-profiles/p1', 200, array( 'id' => 'p1' ) );
		self::call( 'PUT', '/consent-profiles/p1', array( 'description' => 'Newsletter' ), array( 'If-Match' => '"3"' ) );
		do_blocks( self::form() );
		self::assertCount( $asked + 1, self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
	}

	public function test_a_refused_change_leaves_the_notices_as_they_are(): void {
		do_blocks( self::form() );
		$asked = count( self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
		self::$bridge->refuse( 'PUT /v1/consent-profiles/p1', 412, 'precondition-failed' );
		self::call( 'PUT', '/consent-profiles/p1', array(), array( 'If-Match' => '"1"' ) );
		do_blocks( self::form() );
		self::assertCount( $asked, self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
	}

	public function test_an_unreachable_declaration_is_told_at_its_field(): void {
		$fault = array( 'pointer' => '/url', 'code' => 'declaration-unreachable', 'message' => 'The page takes too long.' );
		self::$bridge->refuse( 'POST /v1/privacy-declarations/check', 422, 'declaration-unreachable', array( $fault ) );
		$answer = self::call( 'POST', '/privacy-declarations/check', array( 'url' => 'https://slow.example/privacy' ) );
		self::assertSame( '/url', $answer->get_data()['data']['problem']->errors[0]->pointer );
	}

	public function test_lists_are_asked_for_page_by_page(): void {
		self::$bridge->answer( 'GET /v1/*', 200, array( 'items' => array(), 'nextCursor' => null ) );
		self::call( 'GET', '/registered-forms', array( 'limit' => '200', 'cursor' => 'a b' ) );
		self::call( 'GET', '/contact-groups' );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/forms?limit=200&cursor=a%20b' ) );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/contact-groups' ) );
	}

	/**
	 * @param array<string,mixed>  $values  JSON, of a GET the parameters.
	 * @param array<string,string> $headers Of the request.
	 */
	private static function call( string $method, string $path, array $values = array(), array $headers = array() ): WP_REST_Response {
		$request = new WP_REST_Request( $method, "/kmdp/v1$path" );
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		if ( 'GET' === $method ) {
			$request->set_query_params( $values );
		} else {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $values ) );
		}
		return rest_do_request( $request );
	}
}
