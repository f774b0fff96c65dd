<?php
/**
 * The sheet "Deletions" asks the bridge through the site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use WP_REST_Request;
use WP_REST_Response;

final class DeletionsRestTest extends SiteTestCase {

	private const ANNA = 'anna@example.org';

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
	}

	public function test_requests_are_listed_by_state_page_by_page(): void {
		self::$bridge->answer( 'GET /v1/deletion-requests?*', 200, array( 'items' => array(), 'nextCursor' => null ) );
		self::call( 'GET', '/deletion-requests', array( 'state' => 'scheduled', 'cursor' => 'a b', 'other' => 'x' ) );
		self::assertSame( array( 'GET /v1/deletion-requests?state=scheduled&cursor=a%20b' ), array_column( self::$bridge->requests( 'GET *' ), 'call' ) );
	}

	public function test_each_step_is_passed_on_with_who_acts_and_a_body_only_where_there_is_one(): void {
		self::$bridge->answer( 'POST /v1/deletion-requests/r1/*', 200, array( 'id' => 'r1', 'kind' => 'records', 'state' => 'scheduled' ) );
		self::$bridge->answer( 'GET /v1/deletion-requests/r1', 200, array( 'id' => 'r1', 'kind' => 'records', 'email' => null, 'contactId' => null ) );
		foreach ( array( 'accept-costs' => null, 'cancel' => null, 'approve' => null, 'reject' => array( 'reason' => 'Contract' ), 'records' => array( 'records' => array( array( 'type' => 'consent', 'id' => 'c1' ) ) ) ) as $step => $body ) {
			self::assertSame( 200, self::call( 'POST', "/deletion-requests/r1/$step", $body ?? array() )->get_status(), $step );
			$request = self::$bridge->requests( "POST /v1/deletion-requests/r1/$step" )[0];
			self::assertSame( array( $body, rawurlencode( wp_get_current_user()->display_name ) ), array( $request['body'], $request['headers']['x-actor'] ), $step );
		}
		self::assertSame( 404, self::call( 'POST', '/deletion-requests/r1/execute' )->get_status() );
	}

	public function test_a_person_is_looked_up_by_an_address_that_stays_out_of_the_sites_addresses(): void {
		self::$bridge->answer( 'GET /v1/contacts?email=anna%40example.org', 200, array( 'items' => array( array( 'id' => 'p1' ) ), 'nextCursor' => null ) );
		self::assertSame( 'p1', self::call( 'POST', '/contacts/search', array( 'email' => ' ' . self::ANNA ) )->get_data()->items[0]->id );
		self::assertSame( 400, self::call( 'POST', '/contacts/search', array( 'email' => ' ' ) )->get_status() );
	}

	public function test_preview_and_certificate_are_read(): void {
		self::$bridge->answer( 'GET /v1/deletions/preview', 200, array( 'items' => array(), 'more' => false, 'onLapse' => 'report' ) );
		self::$bridge->answer( 'GET /v1/deletion-requests/r1/certificate', 200, array( 'requestId' => 'r1' ) );
		self::assertSame( 'report', self::call( 'GET', '/deletions/preview' )->get_data()->onLapse );
		self::assertSame( 'r1', self::call( 'GET', '/deletion-requests/r1/certificate' )->get_data()->requestId );
	}

	public function test_the_certificate_is_also_a_file_to_hand_on(): void {
		self::$bridge->answer( 'GET /v1/deletion-requests/r1/certificate?format=pdf', 200, '%PDF-1.7', array( 'type' => 'application/pdf', 'headers' => array( 'Content-Disposition' => 'attachment; filename="loeschbestaetigung-r1.pdf"' ) ) );
		$answer = self::call( 'GET', '/deletion-requests/r1/certificate/pdf' );
		self::assertSame( array( 'application/pdf', 'attachment; filename="loeschbestaetigung-r1.pdf"' ), array( $answer->get_headers()['Content-Type'], $answer->get_headers()['Content-Disposition'] ) );
		self::assertSame( '%PDF-1.7', file_get_contents( $answer->path ) );
	}

	public function test_with_the_person_goes_what_waits_on_this_site_and_nothing_of_others(): void {
		$this->submit( array( 'fields' => array( 'email' => 'ANNA@example.org', 'name' => 'Anna' ) ) );
		$this->submit( array( 'fields' => array( 'email' => 'bert@example.org', 'name' => 'Bert' ) ) );
		$this->let_leases_end();
		self::answer_created( 'scheduled' );
		self::assertSame( 201, self::file()->get_status() );
		self::assertCount( 1, self::rows() );
		$this->services->dispatch()->run( 10 );
		self::assertSame( array( 'bert@example.org' ), array_slice( array_map( static fn( array $request ): string => $request['body']['fields']['email'], self::$bridge->requests( 'POST /v1/submissions' ) ), 2 ) );
	}

	public function test_what_was_refused_before_goes_too(): void {
		$this->submit();
		$this->let_leases_end();
		self::$bridge->refuse( 'POST /v1/submissions', 422, 'consent-required' );
		$this->services->dispatch()->run( 10 );
		self::assertSame( 'refused', self::rows()[0]->state );
		self::answer_created( 'scheduled' );
		self::file();
		self::assertSame( array(), self::rows() );
	}

	public function test_a_person_known_only_here_is_deleted_here_and_the_bridge_says_that_it_knows_nobody(): void {
		$this->submit();
		$this->let_leases_end();
		self::$bridge->refuse( 'POST /v1/deletion-requests', 422, 'contact-unknown' );
		self::assertSame( array( 422, 'contact-unknown' ), array( self::file()->get_status(), self::file()->get_data()['code'] ) );
		self::assertSame( array(), self::rows() );
	}

	public function test_nothing_is_lost_when_the_request_is_not_taken_and_it_is_sent_later(): void {
		$this->submit();
		$this->let_leases_end();
		self::$bridge->answer( 'POST /v1/deletion-requests', 503, array() );
		self::assertSame( 503, self::file()->get_status() );
		self::assertSame( array( 'waiting', '1' ), array( self::rows()[0]->state, self::rows()[0]->attempts ) );
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ) );
		$this->services->dispatch()->run( 10 );
		self::assertSame( array(), self::rows() );
	}

	public function test_an_entry_that_is_being_sent_is_waited_for_before_anything_is_asked(): void {
		$this->submit();
		$this->submit( array( 'fields' => array( 'email' => self::ANNA, 'name' => 'Second' ) ) );
		$this->let_leases_end();
		$this->services->outbox()->claim( $this->services->outbox()->due( 10 )[1] );
		self::answer_created( 'scheduled' );
		$answer = self::file();
		self::assertSame( array( 409, 'kmdp_entry_being_sent' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
		self::assertSame( array(), self::$bridge->requests( 'POST /v1/deletion-requests' ) );
		self::assertCount( 2, self::rows() );
		self::assertNotNull( $this->services->outbox()->claim( (int) self::rows()[0]->id ), 'the other may be sent' );
	}

	public function test_what_a_person_asked_for_leaves_this_site_once_it_is_granted(): void {
		$this->submit();
		$this->let_leases_end();
		self::answer_created( 'received' );
		self::file();
		self::assertCount( 1, self::rows() );
		self::$bridge->answer( 'GET /v1/deletion-requests/r1', 200, array( 'id' => 'r1', 'kind' => 'person', 'email' => null, 'contactId' => 'p1' ) );
		self::$bridge->answer( 'GET /v1/contacts/p1', 200, array( 'id' => 'p1', 'email' => self::ANNA ) );
		self::$bridge->answer( 'POST /v1/deletion-requests/r1/approve', 200, array( 'id' => 'r1', 'kind' => 'person', 'state' => 'scheduled' ) );
		self::assertSame( 200, self::call( 'POST', '/deletion-requests/r1/approve' )->get_status() );
		self::assertSame( array(), self::rows() );
	}

	public function test_named_records_and_descriptions_leave_alone_what_waits(): void {
		$this->submit();
		$this->let_leases_end();
		self::answer_created( 'scheduled', 'records' );
		foreach ( array( array( 'kind' => 'records', 'records' => array( array( 'type' => 'consent', 'id' => 'c1' ) ) ), array( 'kind' => 'described', 'description' => self::ANNA ) ) as $scope ) {
			self::call( 'POST', '/deletion-requests', array( 'scope' => $scope, 'origin' => 'controller' ) );
		}
		self::assertCount( 1, self::rows() );
	}

	public function test_only_who_manages_data_protection_may_ask(): void {
		wp_set_current_user( 0 );
		foreach ( array( 'GET /deletion-requests', 'POST /deletion-requests', 'GET /deletion-requests/r1', 'POST /deletion-requests/r1/cancel', 'POST /deletion-requests/r1/approve', 'GET /deletion-requests/r1/certificate', 'GET /deletion-requests/r1/certificate/pdf', 'GET /deletions/preview', 'POST /contacts/search', 'GET /contacts/p1' ) as $call ) {
			list( $method, $path ) = explode( ' ', $call );
			self::assertSame( 401, self::call( $method, $path )->get_status(), $call );
		}
		self::assertSame( array(), self::$bridge->requests( '*deletion*' ) );
	}

	private static function answer_created( string $state, string $kind = 'person' ): void {
		self::$bridge->answer( 'POST /v1/deletion-requests', 201, array( 'id' => 'r1', 'kind' => $kind, 'state' => $state ) );
	}

	private static function file(): WP_REST_Response {
		return self::call( 'POST', '/deletion-requests', array( 'scope' => array( 'kind' => 'person', 'email' => self::ANNA ), 'origin' => 'controller' ) );
	}

	/** The first tries are over, and the routes go by the real time. */
	private function let_leases_end(): void {
		global $wpdb;
		$wpdb->query( $wpdb->prepare( 'UPDATE %i SET lease_until = 0, next_attempt_at = 0', \KundenMeister\DataProtection\Outbox\OutboxTable::name() ) );
	}

	/**
	 * @param array<string,mixed> $values JSON, of a GET the parameters.
	 */
	private static function call( string $method, string $path, array $values = array() ): WP_REST_Response {
		$request = new WP_REST_Request( $method, "/kmdp/v1$path" );
		if ( 'GET' === $method ) {
			$request->set_query_params( $values );
		} elseif ( array() !== $values ) {
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $values ) );
		}
		return rest_do_request( $request );
	}
}
