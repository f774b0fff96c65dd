<?php
/**
 * What Site Health says of us.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Bridge\LedgerHead;
use WP_REST_Request;

final class SiteHealthTest extends SiteTestCase {

	public function test_wordpress_knows_the_tests_and_asks_the_bridge_only_in_those_that_may_take_long(): void {
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array( 'other' => array() ), 'async' => array() ) );
		self::assertSame( array( 'other', 'kmdp_outbox', 'kmdp_ledger' ), array_keys( $tests['direct'] ) );
		self::assertSame( array( 'kmdp_connection', 'kmdp_forms' ), array_keys( $tests['async'] ) );
		$sent = count( self::$bridge->requests( '*' ) );
		foreach ( array( 'kmdp_outbox', 'kmdp_ledger' ) as $name ) {
			self::assertSame( 'good', $tests['direct'][ $name ]['test']()['status'], $name );
		}
		self::assertCount( $sent, self::$bridge->requests( '*' ) );
	}

	public function test_a_working_connection_is_good_an_inactive_one_recommends_and_a_broken_one_is_critical(): void {
		self::assertSame( 'good', self::direct( 'kmdp_connection' )['status'] );
		self::$bridge->answer( 'GET /v1/data-protection', 200, array( 'active' => false, 'company' => null ) );
		self::assertSame( 'recommended', self::direct( 'kmdp_connection' )['status'] );
		self::$bridge->refuse( 'GET /v1/data-protection', 401, 'unauthorized' );
		self::assertSame( 'critical', self::direct( 'kmdp_connection' )['status'] );
		$this->services->connections()->delete();
		self::assertSame( 'recommended', self::direct( 'kmdp_connection' )['status'] );
	}

	public function test_waiting_entries_recommend_and_old_or_refused_ones_are_critical(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		self::assertSame( 'recommended', $this->services->site_health()->all()['outbox']->status );
		$this->clock->seconds += 86400;
		self::assertSame( 'critical', $this->services->site_health()->all()['outbox']->status );
		self::$bridge->refuse( 'POST /v1/submissions', 409, 'data-protection-inactive' );
		$this->services->dispatch()->run( 10 );
		$this->clock->seconds -= 86000;
		self::assertSame( 'critical', $this->services->site_health()->all()['outbox']->status );
	}

	public function test_a_changed_ledger_is_critical(): void {
		$head = new LedgerHead( $this->clock );
		$head->witness( '7:' . str_repeat( 'a', 64 ) . ':' . str_repeat( 's', 86 ) );
		self::assertStringContainsString( 'number 7', self::direct( 'kmdp_ledger' )['description'] );
		$head->witness( '7:' . str_repeat( 'b', 64 ) . ':' . str_repeat( 's', 86 ) );
		self::assertSame( 'critical', self::direct( 'kmdp_ledger' )['status'] );
	}

	public function test_a_published_form_that_takes_no_entries_is_critical_and_told_with_its_mend(): void {
		self::$bridge->answer( 'POST /v1/forms/check', 200, array( 'items' => array( array( 'compliant' => true, 'findings' => array() ) ) ) );
		self::assertSame( 'good', self::direct( 'kmdp_forms' )['status'] );
		$finding = array( 'code' => 'no-profile', 'severity' => 'block', 'message' => 'No text is chosen.', 'fix' => 'Choose <one>.' );
		self::$bridge->answer( 'POST /v1/forms/check', 200, array( 'items' => array( array( 'compliant' => false, 'findings' => array( $finding ) ) ) ) );
		$result = self::direct( 'kmdp_forms' );
		self::assertSame( 'critical', $result['status'] );
		self::assertStringContainsString( 'News: No text is chosen. Choose &lt;one&gt;.', $result['description'] );
	}

	public function test_forms_that_could_not_be_checked_are_not_called_good(): void {
		self::$bridge->answer( 'POST /v1/forms/check', 503, array() );
		self::assertSame( 'recommended', self::direct( 'kmdp_forms' )['status'] );
	}

	public function test_only_people_who_see_site_health_may_ask(): void {
		foreach ( array( 'connection', 'forms' ) as $test ) {
			wp_set_current_user( 0 );
			self::assertSame( 401, rest_do_request( new WP_REST_Request( 'GET', "/kmdp/v1/site-health/$test" ) )->get_status() );
			wp_set_current_user( 1 );
			self::assertSame( 200, rest_do_request( new WP_REST_Request( 'GET', "/kmdp/v1/site-health/$test" ) )->get_status() );
		}
	}

	public function test_debug_information_holds_no_secret_and_nobodys_data(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		$section = apply_filters( 'debug_information', array() )['kundenmeister-data-protection'];
		self::assertSame( 1, $section['fields']['waiting']['debug'] );
		self::assertSame( 'yes', $section['fields']['key']['debug'] );
		$text = (string) wp_json_encode( $section );
		foreach ( array( self::KEY, 'anna', get_option( 'kmdp_outbox_key' ), get_option( 'kmdp_token_secret' ) ) as $secret ) {
			self::assertStringNotContainsString( (string) $secret, $text );
		}
	}

	/**
	 * @return array<string,mixed>
	 */
	private static function direct( string $name ): array {
		$tests = apply_filters( 'site_status_tests', array( 'direct' => array(), 'async' => array() ) );
		$test  = $tests['direct'][ $name ]['test'] ?? $tests['async'][ $name ]['async_direct_test'];
		return $test();
	}
}
