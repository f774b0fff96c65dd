<?php
/**
 * Backups and recoveries are asked for through the site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use WP_REST_Request;
use WP_REST_Response;

final class BackupsRestTest extends SiteTestCase {

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_the_days_and_the_recoveries_are_read(): void {
		self::$bridge->answer( 'GET /v1/backups', 200, array( array( 'date' => '2026-11-29', 'state' => 'ok' ) ) );
		self::$bridge->answer( 'GET /v1/restore-requests?cursor=a%20b', 200, array( 'items' => array(), 'nextCursor' => null ) );
		self::assertSame( '2026-11-29', self::call( 'GET', '/backups' )->get_data()[0]->date );
		self::assertSame( 200, self::call( 'GET', '/restore-requests', array( 'cursor' => 'a b' ) )->get_status() );
	}

	public function test_a_recovery_is_asked_for_and_taken_back_with_who_acts(): void {
		$wanted = array( 'backupDate' => '2026-11-28', 'description' => 'Rows' );
		self::$bridge->answer( 'POST /v1/restore-requests', 201, array( 'id' => 'q1' ) );
		self::$bridge->answer( 'POST /v1/restore-requests/q1/cancel', 200, array( 'id' => 'q1', 'state' => 'cancelled' ) );
		self::assertSame( 201, self::call( 'POST', '/restore-requests', $wanted )->get_status() );
		self::assertSame( 'cancelled', self::call( 'POST', '/restore-requests/q1/cancel' )->get_data()->state );
		$requests = self::$bridge->requests( 'POST /v1/restore-requests*' );
		self::assertSame( array( $wanted, null ), array_column( $requests, 'body' ) );
		foreach ( $requests as $request ) {
			self::assertSame( rawurlencode( wp_get_current_user()->display_name ), $request['headers']['x-actor'] );
		}
	}

	public function test_a_day_without_backup_is_refused_with_its_field(): void {
		self::$bridge->refuse( 'POST /v1/restore-requests', 422, 'backup-unavailable', array( array( 'pointer' => '/backupDate', 'code' => 'unknown', 'message' => 'No backup.' ) ) );
		$answer = self::call( 'POST', '/restore-requests', array( 'backupDate' => '2026-11-28', 'description' => 'Rows' ) );
		self::assertSame( array( 422, 'backup-unavailable' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
		self::assertSame( '/backupDate', $answer->get_data()['data']['problem']->errors[0]->pointer );
	}

	public function test_only_who_manages_data_protection_may_ask(): void {
		wp_set_current_user( 0 );
		foreach ( array( 'GET /backups', 'GET /restore-requests', 'POST /restore-requests', 'POST /restore-requests/q1/cancel' ) as $call ) {
			list( $method, $path ) = explode( ' ', $call );
			self::assertSame( 401, self::call( $method, $path )->get_status(), $call );
		}
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
