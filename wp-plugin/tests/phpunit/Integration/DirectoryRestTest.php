<?php
/**
 * The sheet "Processing directory" asks the bridge through the site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Rest\FileResponse;
use WP_REST_Request;
use WP_REST_Response;

final class DirectoryRestTest extends SiteTestCase {

	private const BRIDGE = '/v1/processing-directory';

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_a_cell_is_saved_with_the_revision_that_was_seen_and_who_acts(): void {
		self::$bridge->answer( 'PATCH ' . self::BRIDGE . '/activities/a1', 200, array( 'id' => 'a1', 'revision' => 4 ) );
		$answer = self::call( 'PATCH', '/directory/activities/a1', array( 'purpose' => 'News' ), array( 'If-Match' => '"3"' ) );
		self::assertSame( 4, $answer->get_data()->revision );
		$request = self::$bridge->requests( 'PATCH *' )[0];
		self::assertSame( array( 'purpose' => 'News' ), $request['body'] );
		self::assertSame( array( '"3"', rawurlencode( wp_get_current_user()->display_name ) ), array( $request['headers']['if-match'], $request['headers']['x-actor'] ) );
	}

	public function test_a_cell_that_somebody_else_changed_comes_with_what_it_says_now(): void {
		self::$bridge->answer(
			'PATCH ' . self::BRIDGE . '/activities/a1',
			412,
			array( 'type' => 'https://bridge.example/problems/precondition-failed', 'status' => 412, 'current' => array( 'id' => 'a1', 'purpose' => 'Theirs', 'revision' => 5 ) )
		);
		$answer = self::call( 'PATCH', '/directory/activities/a1', array( 'purpose' => 'Mine' ), array( 'If-Match' => '"3"' ) );
		self::assertSame( 412, $answer->get_status() );
		self::assertSame( 'Theirs', $answer->get_data()['data']['problem']->current->purpose );
	}

	public function test_rows_are_added_and_retired_and_measures_written(): void {
		self::$bridge->answer( 'POST ' . self::BRIDGE . '/activities', 201, array( 'id' => 'a2' ) );
		self::$bridge->answer( 'DELETE ' . self::BRIDGE . '/activities/a2', 204, '' );
		self::$bridge->answer( 'PUT ' . self::BRIDGE . '/measures', 200, array( 'measures' => 'Locks', 'measuresRevision' => 2 ) );
		self::assertSame( 201, self::call( 'POST', '/directory/activities', array( 'name' => 'Payroll' ) )->get_status() );
		self::assertSame( 204, self::call( 'DELETE', '/directory/activities/a2' )->get_status() );
		self::assertSame( 2, self::call( 'PUT', '/directory/measures', array( 'measures' => 'Locks' ), array( 'If-Match' => '"1"' ) )->get_data()->measuresRevision );
	}

	public function test_reading_passes_on_its_own_parameters_only(): void {
		self::$bridge->answer( 'GET ' . self::BRIDGE . '*', 200, array() );
		self::call( 'GET', '/directory', array( 'at' => '2026-11-01', 'other' => 'x' ) );
		self::call( 'GET', '/directory/choices', array( 'locale' => 'de' ) );
		self::call( 'GET', '/directory/measures/proposal', array( 'locale' => 'de' ) );
		self::call( 'GET', '/directory/history', array( 'limit' => 20, 'activityId' => 'a 1' ) );
		$calls = array_column( self::$bridge->requests( 'GET ' . self::BRIDGE . '*' ), 'call' );
		self::assertSame(
			array( '?at=2026-11-01', '/choices?locale=de', '/measures/proposal?locale=de', '/history?limit=20&activityId=a%201' ),
			array_map( static fn( string $call ): string => substr( $call, strlen( 'GET ' . self::BRIDGE ) ), $calls )
		);
	}

	public function test_an_export_is_the_file_itself_and_leaves_none_behind(): void {
		$pdf = "%PDF-1.7\n\0\xff" . str_repeat( "binary\n", 50000 );
		self::$bridge->answer( 'GET ' . self::BRIDGE . '/export?format=pdf&locale=de', 200, 'x', array( 'type' => 'application/pdf', 'headers' => array( 'Content-Disposition' => 'attachment; filename="verzeichnis.pdf"' ), 'base64' => base64_encode( $pdf ) ) );
		$answer = self::call( 'GET', '/directory/export', array( 'format' => 'pdf', 'locale' => 'de' ) );
		self::assertInstanceOf( FileResponse::class, $answer );
		self::assertSame( array( 'application/pdf', 'attachment; filename="verzeichnis.pdf"', 'no-store' ), array_values( array_intersect_key( $answer->get_headers(), array_flip( array( 'Content-Type', 'Content-Disposition', 'Cache-Control' ) ) ) ) );
		ob_start();
		$served = apply_filters( 'rest_pre_serve_request', false, $answer, new WP_REST_Request(), rest_get_server() );
		self::assertSame( array( true, md5( $pdf ) ), array( $served, md5( (string) ob_get_clean() ) ) );
		$path = $answer->path;
		unset( $answer );
		self::assertFileDoesNotExist( $path );
	}

	public function test_headers_of_a_file_that_are_not_expected_are_not_passed_on(): void {
		self::$bridge->answer( 'GET ' . self::BRIDGE . '/export*', 200, '<script>', array( 'type' => 'text/html; a=b', 'headers' => array( 'Content-Disposition' => 'inline' ) ) );
		$headers = self::call( 'GET', '/directory/export', array( 'format' => 'pdf' ) )->get_headers();
		self::assertSame( array( 'application/octet-stream', 'attachment', 'nosniff' ), array( $headers['Content-Type'], $headers['Content-Disposition'], $headers['X-Content-Type-Options'] ) );
	}

	public function test_a_refused_export_tells_why(): void {
		self::$bridge->refuse( 'GET ' . self::BRIDGE . '/export*', 400, 'validation-failed' );
		$answer = self::call( 'GET', '/directory/export', array( 'format' => 'doc' ) );
		self::assertSame( array( 400, 'validation-failed' ), array( $answer->get_status(), $answer->get_data()['code'] ) );
	}

	public function test_an_export_cut_off_on_its_way_is_none(): void {
		self::$bridge->answer( 'GET ' . self::BRIDGE . '/export*', 200, '%PDF-1.7', array( 'type' => 'application/pdf', 'headers' => array( 'Content-Length' => '9000' ) ) );
		self::assertSame( 503, self::call( 'GET', '/directory/export', array( 'format' => 'pdf' ) )->get_status() );
	}

	public function test_an_import_is_tried_before_it_is_made(): void {
		self::$bridge->answer( 'POST ' . self::BRIDGE . '/import?dryRun=true', 200, array( 'columns' => array(), 'rows' => array(), 'imported' => 1, 'rejected' => 0 ) );
		$file   = array( 'fileName' => 'old.csv', 'content' => 'TmFtZQ==' );
		$answer = self::call( 'POST', '/directory/import?dryRun=true', $file );
		self::assertSame( 1, $answer->get_data()->imported );
		self::assertSame( $file, self::$bridge->requests( 'POST *import*' )[0]['body'] );
	}

	public function test_an_import_may_leave_out_the_rows_with_errors(): void {
		self::$bridge->answer( 'POST ' . self::BRIDGE . '/import?dryRun=false&onlyValid=true', 200, array( 'columns' => array(), 'rows' => array(), 'imported' => 1, 'rejected' => 1 ) );
		$answer = self::call( 'POST', '/directory/import?dryRun=false&onlyValid=true', array( 'fileName' => 'old.csv', 'content' => 'TmFtZQ==' ) );
		self::assertSame( 1, $answer->get_data()->rejected );
	}

	public function test_only_who_manages_data_protection_may_ask(): void {
		wp_set_current_user( 0 );
		foreach ( array( 'GET /directory', 'POST /directory/activities', 'PATCH /directory/activities/a1', 'DELETE /directory/activities/a1', 'PUT /directory/measures', 'GET /directory/measures/proposal', 'GET /directory/history', 'GET /directory/choices', 'GET /directory/export', 'POST /directory/import' ) as $call ) {
			list( $method, $path ) = explode( ' ', $call );
			self::assertSame( 401, self::call( $method, $path )->get_status(), $call );
		}
	}

	/**
	 * @param array<string,mixed>  $values  JSON, of a GET the parameters.
	 * @param array<string,string> $headers Of the request.
	 */
	private static function call( string $method, string $path, array $values = array(), array $headers = array() ): WP_REST_Response {
		$parts   = explode( '?', $path );
		$request = new WP_REST_Request( $method, "/kmdp/v1$parts[0]" );
		parse_str( $parts[1] ?? '', $query );
		foreach ( $headers as $name => $value ) {
			$request->set_header( $name, $value );
		}
		if ( 'GET' === $method ) {
			$request->set_query_params( $values );
		} else {
			$request->set_query_params( $query );
			$request->set_header( 'Content-Type', 'application/json' );
			$request->set_body( (string) wp_json_encode( $values ) );
		}
		return rest_do_request( $request );
	}
}
