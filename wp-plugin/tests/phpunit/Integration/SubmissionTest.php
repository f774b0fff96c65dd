<?php
/**
 * What a visitor sends.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Tests\Double\FakeBridge;
use KundenMeister\DataProtection\Token\Box;
use PHPUnit\Framework\Attributes\DataProvider;

final class SubmissionTest extends SiteTestCase {

	public function test_without_a_tick_nothing_is_kept_and_nothing_is_sent(): void {
		$result = $this->submit( array( 'consents' => array() ) );
		self::assertSame( 422, $result->http_status() );
		self::assertSame( array( 'consents.profile-1' ), array_column( $result->errors, 'field' ) );
		self::assertNothingHappened();
	}

	#[DataProvider( 'no_ticks' )]
	public function test_no_foreign_value_is_taken_for_a_tick( mixed $value ): void {
		self::assertSame( 'invalid', $this->submit( array( 'consents' => array( 'profile-1' => $value ) ) )->status );
		self::assertNothingHappened();
	}

	/**
	 * @return list<array{mixed}>
	 */
	public static function no_ticks(): array {
		return array( array( 'no' ), array( '0' ), array( 'on' ), array( '1' ), array( array() ), array( array( 'version-1' ) ), array( 'version-2' ) );
	}

	public function test_with_the_tick_it_reaches_the_bridge_with_the_proof_of_what_was_shown(): void {
		self::assertSame( 'ok', $this->submit()->status );
		$sent = self::$bridge->requests( 'POST /v1/submissions' );
		self::assertCount( 1, $sent );
		$body = $sent[0]['body'];
		self::assertSame( self::FORM, $body['formKey'] );
		self::assertSame( array( 'email' => 'anna@example.org', 'name' => 'Anna' ), $body['fields'] );
		self::assertSame( get_permalink( $this->page_id ), $body['pageUrl'] );
		self::assertSame(
			array(
				array( 'profileId' => 'profile-1', 'versionId' => 'version-1', 'ticked' => true ),
				array( 'profileId' => 'profile-2', 'versionId' => 'version-9', 'ticked' => false ),
			),
			$body['consents']
		);
		self::assertSame( gmdate( 'Y-m-d\TH:i:s\Z', $this->clock->now() ), $body['shown']['renderedAt'] );
		self::assertSame( 'Bearer ' . self::KEY, $sent[0]['headers']['authorization'] );
		self::assertMatchesRegularExpression( '/^[0-9a-f]{8}-[0-9a-f]{4}-8/', $sent[0]['headers']['idempotency-key'] );
		self::assertSame( array(), self::rows() );
	}

	public function test_the_version_that_was_shown_is_sent_though_the_text_has_changed(): void {
		$token = $this->token( array( new Box( 'profile-1', 'version-1', true ) ), $this->clock->now() - 86400 );
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, FakeBridge::notice( 'version-2' ) );
		$this->services->notices()->get( self::FORM, 'en' );
		self::assertSame( 'ok', $this->submit( array( 'token' => $token ) )->status );
		self::assertSame( 'version-1', self::$bridge->requests( 'POST /v1/submissions' )[0]['body']['consents'][0]['versionId'] );
	}

	public function test_a_robot_that_fills_the_honeypot_is_thanked_and_forgotten(): void {
		self::assertSame( 'ok', $this->submit( array( 'website' => 'https://spam.example' ) )->status );
		self::assertNothingHappened();
	}

	public function test_the_eleventh_submission_in_a_minute_is_refused_until_the_next(): void {
		for ( $count = 1; $count <= 10; $count++ ) {
			self::assertSame( 'ok', $this->submit( array(), "203.0.113.$count" )->status );
		}
		self::assertSame( 429, $this->submit()->http_status() );
		self::assertSame( 'ok', $this->submit( array(), '198.51.100.1' )->status, 'another network' );
		$this->clock->seconds += 60;
		self::assertSame( 'ok', $this->submit()->status );
	}

	public function test_the_counter_keeps_no_address(): void {
		global $wpdb;
		$this->submit();
		$kept = implode( ' ', $wpdb->get_col( "SELECT CONCAT(option_name, option_value) FROM {$wpdb->options} WHERE option_name LIKE '%kmdp_rate%'" ) );
		self::assertNotSame( '', $kept );
		self::assertStringNotContainsString( '203.0.113', $kept );
		self::assertStringNotContainsString( 'cb0071', $kept );
	}

	public function test_a_changed_token_is_refused(): void {
		self::assertSame( 'invalid', $this->submit( array( 'token' => $this->token() . 'x' ) )->status );
		self::assertNothingHappened();
	}

	public function test_a_token_of_another_form_is_refused(): void {
		self::assertSame( 'invalid', $this->submit( array( 'token' => $this->token( form: 'f-otherform001' ) ) )->status );
		self::assertNothingHappened();
	}

	public function test_an_expired_token_says_to_reload(): void {
		$result = $this->submit( array( 'token' => $this->token( issued_at: $this->clock->now() - 2592001 ) ) );
		self::assertStringContainsString( 'reload', $result->errors[0]['message'] );
		self::assertNothingHappened();
	}

	public function test_a_form_that_is_no_longer_published_takes_nothing(): void {
		$token = $this->token();
		wp_update_post( array( 'ID' => $this->page_id, 'post_status' => 'draft' ) );
		self::assertSame( 'invalid', $this->submit( array( 'token' => $token ) )->status );
		self::assertSame( array(), self::$bridge->requests( 'POST *' ) );
	}

	public function test_a_form_in_a_synced_pattern_is_found(): void {
		$pattern = wp_insert_post( array( 'post_type' => 'wp_block', 'post_status' => 'publish', 'post_content' => wp_slash( self::form( 'f-pattern00001' ) ) ) );
		wp_update_post( array( 'ID' => $this->page_id, 'post_content' => "<!-- wp:block {\"ref\":$pattern} /-->" ) );
		$result = $this->submit( array( 'form' => 'f-pattern00001', 'token' => $this->token( form: 'f-pattern00001' ) ) );
		wp_delete_post( $pattern, true );
		self::assertSame( 'ok', $result->status );
	}

	public function test_messages_speak_the_language_of_the_page(): void {
		$result = $this->submit( array( 'token' => $this->token( language: 'de' ), 'consents' => array() ) );
		self::assertSame( 'Bitte stimmen Sie zu, damit wir Ihre Eingaben senden dürfen.', $result->errors[0]['message'] );
		self::assertStringContainsString( 'Please agree', $this->submit( array( 'consents' => array() ) )->errors[0]['message'] );
	}

	public function test_a_refusal_of_the_bridge_is_told_at_the_field_and_nothing_is_kept(): void {
		self::$bridge->refuse( 'POST /v1/submissions', 422, 'field-invalid', array( array( 'pointer' => '/fields/email', 'code' => 'x', 'message' => 'No such domain.' ) ) );
		$result = $this->submit();
		self::assertSame( array( array( 'field' => 'fields.email', 'message' => 'No such domain.' ) ), $result->errors );
		self::assertSame( array(), self::rows() );
	}

	public function test_a_refusal_of_a_consent_is_told_at_its_box(): void {
		self::$bridge->refuse( 'POST /v1/submissions', 422, 'consent-version-unknown', array( array( 'pointer' => '/consents/1/versionId', 'code' => 'x', 'message' => 'x' ) ) );
		$result = $this->submit();
		self::assertSame( 'consents.profile-2', $result->errors[0]['field'] );
		self::assertStringContainsString( 'has changed', $result->errors[0]['message'] );
	}

	public function test_an_inactive_tenant_is_told_in_plain_words(): void {
		self::$bridge->refuse( 'POST /v1/submissions', 409, 'data-protection-inactive' );
		self::assertStringContainsString( 'takes no entries', $this->submit()->errors[0]['message'] );
		self::assertSame( array(), self::rows() );
	}

	public function test_nothing_is_told_about_the_visitors_computer(): void {
		$this->services->notices()->get( self::FORM, 'en' );
		$this->submit();
		self::assertSame( array(), self::$bridge->requests( 'POST /v1/submissions' )[0]['body']['client'] );
	}

	public function test_only_a_controller_who_wants_it_is_told_the_truncated_address_and_the_browser(): void {
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, array( 'recordIp' => true ) + FakeBridge::notice() );
		$this->services->notices()->get( self::FORM, 'en' );
		$this->submit();
		$expected = array( 'ip' => '203.0.113.0', 'userAgent' => 'Browser/1.0' );
		self::assertSame( $expected, self::$bridge->requests( 'POST /v1/submissions' )[0]['body']['client'] );
	}

	public function test_neither_rests_in_the_database_in_plain(): void {
		global $wpdb;
		self::$bridge->answer( 'GET /v1/forms/*/notice*', 200, array( 'recordIp' => true ) + FakeBridge::notice() );
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->services->notices()->get( self::FORM, 'en' );
		$this->submit();
		$kept = wp_json_encode( array( self::rows(), $wpdb->get_results( "SELECT option_name, option_value FROM {$wpdb->options} WHERE option_name LIKE '%kmdp%'" ) ) );
		self::assertStringNotContainsString( '203.0.113', (string) $kept );
		self::assertStringNotContainsString( 'Browser\/1.0', (string) $kept );
	}

	private static function assertNothingHappened(): void {
		self::assertSame( array(), self::rows() );
		self::assertSame( array(), self::$bridge->requests( 'POST *' ) );
	}
}
