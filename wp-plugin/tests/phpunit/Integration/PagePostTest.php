<?php
/**
 * The whole way over HTTP, without script.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

/**
 * Needs the site to answer under its own address; when nothing listens there, the test serves it with `php -S`.
 */
final class PagePostTest extends SiteTestCase {

	/** @var resource|null */
	private static $server;

	public static function setUpBeforeClass(): void {
		parent::setUpBeforeClass();
		$parts   = (array) wp_parse_url( home_url() );
		$address = ( $parts['host'] ?? '127.0.0.1' ) . ':' . ( $parts['port'] ?? 80 );
		if ( self::listens( $address ) ) {
			return;
		}
		$null    = array( 'file', '/dev/null', 'w' );
		$process = proc_open( array( PHP_BINARY, '-S', $address, '-t', untrailingslashit( ABSPATH ) ), array( array( 'file', '/dev/null', 'r' ), $null, $null ), $pipes );
		if ( is_resource( $process ) ) {
			self::$server = $process;
			for ( $try = 0; $try < 100 && ! self::listens( $address ); $try++ ) {
				usleep( 50000 );
			}
		}
	}

	public static function tearDownAfterClass(): void {
		if ( is_resource( self::$server ) ) {
			proc_terminate( self::$server, 9 );
			proc_close( self::$server );
		}
		parent::tearDownAfterClass();
	}

	public function test_a_visitor_without_script_can_subscribe(): void {
		$page   = $this->get();
		$answer = $this->post( self::hidden( $page ) + array( 'kmdp[fields][email]' => 'anna@example.org', 'kmdp[consents][profile-1]' => 'version-1' ) );
		self::assertSame( 303, wp_remote_retrieve_response_code( $answer ) );
		self::assertStringContainsString( 'no-store', (string) wp_remote_retrieve_header( $answer, 'cache-control' ) );
		$location = (string) wp_remote_retrieve_header( $answer, 'location' );
		self::assertStringEndsWith( 'kmdp_sent=' . self::FORM . '#kmdp-' . self::FORM, $location );
		$thanks = wp_remote_retrieve_body( wp_remote_get( self::absolute( $location ) ) );
		self::assertStringContainsString( 'role="status"', $thanks );
		self::assertStringNotContainsString( 'kmdp[token]', $thanks );
		self::assertSame( 'anna@example.org', self::$bridge->requests( 'POST /v1/submissions' )[0]['body']['fields']['email'] );
	}

	public function test_errors_come_back_in_the_page_with_what_was_entered(): void {
		$answer = $this->post(
			self::hidden( $this->get() ) + array(
				'kmdp[fields][email]'      => 'no address',
				'kmdp[fields][name]'       => 'O\'Brian "x" \\ <b> &amp;',
				'kmdp[consents][profile-2]' => 'version-9',
			)
		);
		$html = wp_remote_retrieve_body( $answer );
		self::assertSame( 422, wp_remote_retrieve_response_code( $answer ) );
		self::assertStringContainsString( 'no-store', (string) wp_remote_retrieve_header( $answer, 'cache-control' ) );
		self::assertStringContainsString( '<a href="#kmdp-' . self::FORM . '-email">', $html );
		self::assertStringContainsString( '<a href="#kmdp-' . self::FORM . '-consent-profile-1">', $html );
		$document = new \DOMDocument();
		@$document->loadHTML( '<?xml encoding="utf-8"?>' . $html );
		$page = new \DOMXPath( $document );
		self::assertSame( 'O\'Brian "x" \\ <b> &amp;', $page->evaluate( 'string(//input[@name="kmdp[fields][name]"]/@value)' ) );
		self::assertSame( 'true', $page->evaluate( 'string(//input[@name="kmdp[fields][email]"]/@aria-invalid)' ) );
		self::assertSame( 'version-9', $page->evaluate( 'string(//input[@checked]/@value)' ), 'his own tick stays' );
		self::assertSame( '', $page->evaluate( 'string(//div[contains(@class,"kmdp-errors")]/@hidden)' ) );
		self::assertSame( array(), self::rows() );
	}

	public function test_a_visitor_is_sent_to_no_other_site(): void {
		$answer = wp_remote_post( home_url( '//attacker.example/' ), array( 'redirection' => 0, 'body' => array( 'kmdp' => array( 'form' => self::FORM, 'token' => $this->token(), 'website' => 'robot' ) ) ) );
		self::assertDoesNotMatchRegularExpression( '#^(https?:)?//attacker#', (string) wp_remote_retrieve_header( $answer, 'location' ) );
	}

	public function test_foreign_posts_to_the_page_do_not_disturb_it(): void {
		foreach ( array( array( 'kmdp' => 'x' ), array( 'kmdp' => array( 'token' => array( 'x' ) ) ), array( 'kmdp' => array( 'token' => '' ) ) ) as $body ) {
			self::assertContains( wp_remote_retrieve_response_code( $this->send( $body ) ), array( 200, 422 ) );
		}
	}

	private function get(): string {
		return wp_remote_retrieve_body( wp_remote_get( (string) get_permalink( $this->page_id ) ) );
	}

	/**
	 * @param array<string,string> $inputs Names as in HTML.
	 * @return array<string,mixed>
	 */
	private function post( array $inputs ): array {
		parse_str( http_build_query( $inputs ), $body );
		return $this->send( $body );
	}

	/**
	 * @param array<array-key,mixed> $body What is posted.
	 * @return array<string,mixed>
	 */
	private function send( array $body ): array {
		$answer = wp_remote_post( (string) get_permalink( $this->page_id ), array( 'redirection' => 0, 'body' => $body ) );
		self::assertIsArray( $answer );
		return $answer;
	}

	/**
	 * @return array<string,string>
	 */
	private static function hidden( string $html ): array {
		preg_match_all( '/<input type="hidden" name="(kmdp\[[a-z]+\])" value="([^"]+)"/', $html, $found );
		self::assertCount( 2, $found[1], substr( $html, 0, 300 ) );
		return array_combine( $found[1], $found[2] ) + array( 'kmdp[website]' => '' );
	}

	private static function absolute( string $location ): string {
		$location = explode( '#', $location )[0];
		return str_starts_with( $location, '/' ) ? home_url( $location ) : $location;
	}

	private static function listens( string $address ): bool {
		$socket = @stream_socket_client( "tcp://$address", timeout: 1 );
		return is_resource( $socket ) && fclose( $socket );
	}
}
