<?php
/**
 * The processor agreement, to keep as a file.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use WP_REST_Request;
use WP_REST_Response;

final class AgreementRestTest extends SiteTestCase {

	protected function setUp(): void {
		parent::setUp();
		wp_set_current_user( 1 );
	}

	public function test_the_agreement_comes_as_text_with_a_name_for_the_file(): void {
		$named = array( 'Content-Disposition' => 'attachment; filename="Vertrag-1.0.txt"' );
		self::$bridge->answer( 'GET /v1/processor/agreement?*', 200, "§ 1\n", array( 'type' => 'text/plain; charset=utf-8', 'headers' => $named ) );
		self::assertSame( array( 'fileName' => 'Vertrag-1.0.txt', 'text' => "§ 1\n" ), self::ask( array( 'locale' => 'de', 'version' => '1.0' ) )->get_data() );
		self::assertCount( 1, self::$bridge->requests( 'GET /v1/processor/agreement?locale=de&version=1.0' ) );
	}

	public function test_a_page_of_something_else_is_no_agreement(): void {
		self::$bridge->answer( 'GET /v1/processor/agreement?*', 200, '<html>Sign in</html>', array( 'type' => 'text/html' ) );
		self::assertSame( 503, self::ask( array( 'locale' => 'de' ) )->get_status() );
	}

	public function test_an_unknown_version_answers_404(): void {
		self::$bridge->refuse( 'GET /v1/processor/agreement?*', 404, 'not-found' );
		self::assertSame( 404, self::ask( array( 'locale' => 'en', 'version' => '0.1' ) )->get_status() );
	}

	/**
	 * @param array<string,string> $query Parameters.
	 */
	private static function ask( array $query ): WP_REST_Response {
		$request = new WP_REST_Request( 'GET', '/kmdp/v1/processor/agreement' );
		$request->set_query_params( $query );
		return rest_do_request( $request );
	}
}
