<?php
/**
 * Who may ask what.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Services;
use KundenMeister\DataProtection\SystemClock;
use PHPUnit\Framework\Attributes\DataProvider;
use WP_REST_Request;
use WP_REST_Response;

final class RestTest extends SiteTestCase {

	private const MANAGE = array(
		'GET /connection', 'PUT /connection', 'DELETE /connection', 'GET /data-protection', 'PUT /data-protection', 'POST /consent-profiles',
		'GET /consent-profiles/p1', 'PUT /consent-profiles/p1', 'DELETE /consent-profiles/p1', 'GET /consent-profiles/p1/versions',
		'GET /registered-forms', 'GET /contact-groups', 'POST /contact-groups', 'POST /privacy-declarations/check', 'POST /privacy-declarations/draft',
		'GET /processor/agreement', 'GET /processor/agreement/acceptances', 'POST /consents/search', 'GET /consents/c1', 'POST /consents/c1/withdrawal', 'GET /outbox', 'POST /outbox/retry',
		'GET /overview', 'GET /ledger-witness', 'GET /forms', 'PUT /forms/f-testform0001/profiles',
	);

	private const EDIT = array( 'GET /processor', 'GET /consent-profiles', 'POST /consent-profiles/proposal', 'POST /forms/check', 'GET /site' );

	public function test_visitors_may_ask_nothing(): void {
		foreach ( array_merge( self::MANAGE, self::EDIT ) as $call ) {
			self::assertSame( 401, self::call( $call, array( 'url' => 'https://x.example' ) )->get_status(), $call );
		}
	}

	#[DataProvider( 'roles' )]
	public function test_roles( string $role, int $manage, int $edit ): void {
		$user = wp_insert_user( array( 'user_login' => "kmdp_$role", 'user_pass' => wp_generate_password(), 'role' => $role ) );
		self::assertIsInt( $user );
		wp_set_current_user( $user );
		self::$bridge->answer( '* /v1/*', 200, array() );
		foreach ( self::MANAGE as $call ) {
			self::assertSame( $manage, self::call( $call, array( 'url' => 'https://x.example' ) )->get_status(), $call );
		}
		foreach ( self::EDIT as $call ) {
			self::assertSame( $edit, self::call( $call )->get_status(), $call );
		}
		wp_delete_user( $user );
	}

	/**
	 * @return array<string,array{string,int,int}>
	 */
	public static function roles(): array {
		return array(
			'subscriber' => array( 'subscriber', 403, 403 ),
			'author'     => array( 'author', 403, 403 ),
			'editor'     => array( 'editor', 403, 200 ),
		);
	}

	public function test_the_key_is_in_no_answer_and_not_readable_in_the_database(): void {
		wp_set_current_user( 1 );
		foreach ( array( 'GET /connection', 'PUT /connection', 'GET /data-protection', 'GET /site', 'GET /outbox' ) as $call ) {
			$answer = self::call( $call, array( 'url' => self::$bridge->url, 'key' => self::KEY ) );
			self::assertSame( 200, $answer->get_status(), $call );
			self::assertStringNotContainsString( self::KEY, (string) wp_json_encode( $answer->get_data() ), $call );
		}
		self::assertStringNotContainsString( self::KEY, serialize( get_option( 'kmdp_connection' ) ) );
		self::assertStringNotContainsString( base64_encode( self::KEY ), serialize( get_option( 'kmdp_connection' ) ) );
	}

	public function test_connecting_tells_the_companys_name_back(): void {
		wp_set_current_user( 1 );
		$this->services->connections()->delete();
		self::assertSame( array( 'url' => '', 'keySet' => false, 'source' => 'option', 'connected' => false, 'company' => null, 'error' => null ), self::call( 'GET /connection' )->get_data() );
		$data = self::call( 'PUT /connection', array( 'url' => self::$bridge->url . '/', 'key' => self::KEY ) )->get_data();
		self::assertTrue( $data['connected'] );
		self::assertSame( 'Muster GmbH', $data['company']['name'] );
		self::assertSame( self::$bridge->url, $data['url'] );
	}

	public function test_a_wrong_key_is_told_and_the_working_connection_stays(): void {
		wp_set_current_user( 1 );
		self::$bridge->refuse( 'GET /v1/data-protection', 401, 'unauthorized' );
		$answer = self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => 'another-key-0001' ) );
		self::assertSame( 'kmdp_key_refused', $answer->get_data()['code'] );
		self::assertSame( self::KEY, $this->services->connections()->load()?->key );
		self::$bridge->refuse( 'GET /v1/data-protection', 403, 'forbidden' );
		$answer = self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => 'another-key-0001' ) );
		self::assertStringContainsString( 'may not manage', $answer->get_data()['message'] );
	}

	public function test_an_address_where_no_bridge_answers_is_told_as_a_wrong_address(): void {
		wp_set_current_user( 1 );
		foreach ( array( 200, 404 ) as $status ) {
			self::$bridge->answer( 'GET /v1/data-protection', $status, '<!doctype html><title>Hello</title>' );
			$answer = self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => self::KEY ) );
			self::assertSame( array( 422, 'kmdp_no_bridge' ), array( $answer->get_status(), $answer->get_data()['code'] ), "$status" );
			self::assertStringContainsString( 'address', $answer->get_data()['message'] );
		}
		self::$bridge->answer( 'GET /v1/data-protection', 200, array( 'some' => 'JSON' ) );
		self::assertSame( 'kmdp_no_bridge', self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => self::KEY ) )->get_data()['code'] );
		self::$bridge->answer( 'GET /v1/data-protection', 502, '<html>Bad gateway</html>' );
		self::assertSame( 503, self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => self::KEY ) )->get_status() );
	}

	public function test_the_saved_key_is_never_sent_to_another_address(): void {
		wp_set_current_user( 1 );
		$answer = self::call( 'PUT /connection', array( 'url' => 'https://attacker.example' ) );
		self::assertSame( 422, $answer->get_status() );
	}

	public function test_addresses_that_are_none_are_refused(): void {
		wp_set_current_user( 1 );
		foreach ( array( 'ftp://x.example', 'javascript:alert(1)', 'https://', 'https://user:pass@x.example', 'x.example' ) as $url ) {
			self::assertSame( 422, self::call( 'PUT /connection', array( 'url' => $url, 'key' => self::KEY ) )->get_status(), $url );
		}
	}

	public function test_an_unencrypted_address_elsewhere_is_refused_with_the_reason(): void {
		wp_set_current_user( 1 );
		$answer = self::call( 'PUT /connection', array( 'url' => 'http://bridge.example', 'key' => self::KEY ) );
		self::assertSame( 422, $answer->get_status() );
		self::assertStringContainsString( 'unencrypted', $answer->get_data()['message'] );
		self::assertSame( self::$bridge->url, $this->services->connections()->url() );
	}

	public function test_a_search_keeps_the_address_out_of_our_url(): void {
		wp_set_current_user( 1 );
		self::$bridge->answer( 'GET /v1/consents*', 200, array( 'items' => array(), 'nextCursor' => null, 'note' => new \stdClass() ) );
		$answer = self::call( 'POST /consents/search', array( 'email' => 'anna+x@example.org', 'state' => 'confirmed' ) );
		self::assertSame( '{"items":[],"nextCursor":null,"note":{}}', wp_json_encode( $answer->get_data() ) );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/consents?email=anna%2Bx%40example.org&state=confirmed' ) );
	}

	public function test_a_problem_of_the_bridge_comes_through_with_its_status_and_details(): void {
		wp_set_current_user( 1 );
		self::$bridge->refuse( 'PUT /v1/data-protection', 422, 'activation-incomplete', array( array( 'pointer' => '/company', 'code' => 'missing', 'message' => 'Company is missing.' ) ) );
		$answer = self::call( 'PUT /data-protection', array( 'active' => true ) );
		self::assertSame( 422, $answer->get_status() );
		self::assertSame( 'activation-incomplete', $answer->get_data()['code'] );
		self::assertSame( '/company', $answer->get_data()['data']['problem']->errors[0]->pointer );
	}

	public function test_the_general_settings_carry_their_tag_and_are_changed_under_it(): void {
		wp_set_current_user( 1 );
		self::$bridge->answer( '* /v1/data-protection', 200, array( 'active' => true ), array( 'headers' => array( 'ETag' => '"t1"' ) ) );
		self::assertSame( '"t1"', self::call( 'GET /data-protection' )->get_data()['tag'] );
		$request = new WP_REST_Request( 'PUT', '/kmdp/v1/data-protection' );
		$request->set_header( 'Content-Type', 'application/json' );
		$request->set_header( 'If-Match', '"t1"' );
		$request->set_body( '{"active":true}' );
		self::assertSame( '"t1"', rest_do_request( $request )->get_data()['tag'] );
		self::assertSame( '"t1"', array_change_key_case( self::$bridge->requests( 'PUT /v1/data-protection' )[0]['headers'] )['if-match'] );
		self::$bridge->refuse( 'PUT /v1/data-protection', 412, 'precondition-failed' );
		self::assertSame( 412, rest_do_request( $request )->get_status() );
	}

	public function test_visitors_see_changed_general_settings_at_once(): void {
		wp_set_current_user( 1 );
		$this->services->notices()->get( self::FORM, 'en' );
		$asked = count( self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
		self::$bridge->refuse( 'PUT /v1/data-protection', 412, 'precondition-failed' );
		self::call( 'PUT /data-protection', array( 'active' => true ) );
		$this->services->notices()->get( self::FORM, 'en' );
		self::assertCount( $asked, self::$bridge->requests( 'GET /v1/forms/*/notice*' ), 'a refused change' );
		self::$bridge->answer( 'PUT /v1/data-protection', 200, array( 'active' => true ) );
		self::call( 'PUT /data-protection', array( 'active' => true ) );
		$this->services->notices()->get( self::FORM, 'en' );
		self::assertCount( $asked + 1, self::$bridge->requests( 'GET /v1/forms/*/notice*' ) );
	}

	public function test_connecting_makes_what_waits_due_at_once(): void {
		self::$bridge->answer( 'POST /v1/submissions', 500, array( 'type' => 'https://b.example/problems/internal' ) );
		$this->submit();
		self::assertSame( array(), $this->services->outbox()->due( 10 ) );
		wp_set_current_user( 1 );
		self::call( 'PUT /connection', array( 'url' => self::$bridge->url, 'key' => self::KEY ) );
		self::assertCount( 1, ( new Services( new SystemClock() ) )->outbox()->due( 10 ) );
	}

	public function test_an_absent_bridge_answers_503(): void {
		wp_set_current_user( 1 );
		$this->services->connections()->save( 'http://127.0.0.1:9', self::KEY );
		$answer = self::call( 'GET /data-protection' );
		self::assertSame( array( 503, 'kmdp_bridge_unavailable' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
		$this->services->connections()->delete();
		self::assertSame( 'kmdp_not_connected', self::call( 'GET /data-protection' )->get_data()['code'] );
	}

	public function test_the_admin_can_try_the_outbox_again_also_what_was_refused(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		self::$bridge->refuse( 'POST /v1/submissions', 409, 'data-protection-inactive' );
		wp_set_current_user( 1 );
		self::assertSame( 1, self::call( 'POST /outbox/retry' )->get_data()['refused'] );
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ) );
		self::assertSame( array( 'waiting' => 0, 'refused' => 0, 'oldestAt' => null, 'lastCode' => null ), self::call( 'POST /outbox/retry' )->get_data() );
	}

	public function test_the_public_route_answers_as_agreed(): void {
		$refused = self::call( 'POST /submit', array( 'form' => self::FORM, 'token' => $this->token(), 'fields' => array( 'email' => 'x' ), 'consents' => array(), 'website' => '' ) );
		self::assertSame( 422, $refused->get_status() );
		self::assertSame( array( 'fields.email', 'consents.profile-1' ), array_column( $refused->get_data()['errors'], 'field' ) );
		self::assertSame( 'no-store', $refused->get_headers()['Cache-Control'] );
		$taken = self::call( 'POST /submit', array( 'form' => self::FORM, 'token' => $this->token(), 'fields' => array( 'email' => 'a@example.org' ), 'consents' => array( 'profile-1' => 'version-1' ), 'website' => '' ) );
		self::assertSame( array( 200, 'ok' ), array( $taken->get_status(), $taken->get_data()['status'] ) );
	}

	/**
	 * @param array<string,mixed> $body JSON.
	 */
	private static function call( string $call, array $body = array() ): WP_REST_Response {
		list( $method, $path ) = explode( ' ', $call );
		$request               = new WP_REST_Request( $method, "/kmdp/v1$path" );
		if ( 'GET' !== $method ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $body ) );
		}
		return rest_do_request( $request );
	}
}
