<?php
/**
 * The same submission reaches the site more than once.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Submission\AttemptKey;
use KundenMeister\DataProtection\Submission\SubmissionInput;

final class NothingTwiceTest extends SiteTestCase {

	private const CLICK = array( 'attempt' => '9b2f6c1e-3d4a-4f5b-8c6d-7e8f90a1b2c3' );

	public function test_while_the_first_waits_the_second_is_thanked_and_not_kept(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$token = array( 'token' => $this->token() );
		self::assertSame( 'ok', $this->submit( self::CLICK + $token )->status );
		$this->clock->seconds += 5;
		self::assertSame( 'ok', $this->submit( self::CLICK + $token )->status );
		self::assertCount( 1, self::rows() );
		self::assertCount( 1, self::$bridge->requests( 'POST /v1/submissions' ) );
	}

	public function test_when_the_first_was_delivered_the_bridge_is_asked_under_the_same_key_and_the_visitor_thanked(): void {
		$token = array( 'token' => $this->token() );
		self::assertSame( 'ok', $this->submit( self::CLICK + $token )->status );
		self::$bridge->refuse( 'POST /v1/submissions', 422, 'idempotency-key-reused' );
		$this->clock->seconds += 5;
		self::assertSame( 'ok', $this->submit( self::CLICK + $token )->status );
		self::assertSame( array(), self::rows() );
		$keys = array_column( array_column( self::$bridge->requests( 'POST /v1/submissions' ), 'headers' ), 'idempotency-key' );
		self::assertCount( 2, $keys );
		self::assertCount( 1, array_unique( $keys ) );
	}

	public function test_the_same_post_twice_without_script_is_one_submission(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->clock->seconds = 1800000000;
		$plain                = array( 'attempt' => '', 'token' => $this->token() );
		$this->submit( $plain );
		$this->submit( $plain );
		self::assertCount( 1, self::rows() );
		$this->submit( array( 'fields' => array( 'email' => 'otto@example.org' ) ) + $plain );
		self::assertCount( 2, self::rows() );
	}

	public function test_without_script_a_double_click_is_one_submission_at_any_moment(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->clock->seconds = 1800000299;
		$plain                = array( 'attempt' => '', 'token' => $this->token() );
		$this->submit( $plain );
		$this->clock->seconds += 1;
		$this->submit( $plain );
		$this->clock->seconds += 298;
		$this->submit( $plain );
		self::assertCount( 1, self::rows() );
		$this->clock->seconds += 1;
		$this->submit( $plain );
		self::assertCount( 2, self::rows(), 'five minutes later it is meant' );
	}

	public function test_without_script_the_bridge_is_asked_under_the_same_key_when_the_first_was_delivered(): void {
		$this->clock->seconds = 1800000299;
		$plain                = array( 'attempt' => '', 'token' => $this->token() );
		$this->submit( $plain );
		$this->clock->seconds += 2;
		$this->submit( $plain );
		$keys = array_column( array_column( self::$bridge->requests( 'POST /v1/submissions' ), 'headers' ), 'idempotency-key' );
		self::assertCount( 2, $keys );
		self::assertCount( 1, array_unique( $keys ) );
	}

	public function test_two_clicks_are_two_submissions(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		$this->submit();
		self::assertCount( 2, self::rows() );
	}

	public function test_the_second_waits_while_the_first_is_under_way_and_tells_of_a_refusal_too(): void {
		$data = array( 'form' => self::FORM, 'token' => $this->token(), 'fields' => array( 'email' => 'anna@example.org' ), 'consents' => array( 'profile-1' => 'version-1' ) ) + self::CLICK;
		$key  = AttemptKey::of( $this->secret(), SubmissionInput::from_data( $data ), $this->clock->now() );
		self::assertNotNull( $this->services->outbox()->add( $key, 'sealed' ), 'another process sends it at this moment' );
		$start = microtime( true );
		self::assertSame( 'ok', $this->submit( $data )->status );
		self::assertGreaterThan( 3.5, microtime( true ) - $start );
		self::assertSame( array(), self::$bridge->requests( 'POST *' ) );

		$this->services->outbox()->remove( $this->only_row() );
		self::$bridge->refuse( 'POST /v1/submissions', 409, 'form-not-compliant' );
		self::assertSame( 'invalid', $this->submit( $data )->status );
		self::assertSame( array(), self::rows() );
	}

	public function test_a_database_that_keeps_nothing_is_told_to_the_visitor(): void {
		global $wpdb;
		$break = static fn( string $query ): string => str_contains( $query, 'INSERT IGNORE' ) ? 'INSERT INTO no_such_table VALUES (1)' : $query;
		add_filter( 'query', $break );
		$wpdb->suppress_errors( true );
		$result = $this->submit();
		$wpdb->suppress_errors( false );
		remove_filter( 'query', $break );
		self::assertStringContainsString( 'could not be kept', $result->errors[0]['message'] );
		self::assertSame( array(), self::$bridge->requests( 'POST *' ) );
	}

	private function secret(): string {
		return ( new \KundenMeister\DataProtection\Security\Secrets() )->token_secret();
	}

	private function only_row(): \KundenMeister\DataProtection\Outbox\OutboxRow {
		$row = self::rows()[0];
		return new \KundenMeister\DataProtection\Outbox\OutboxRow( (int) $row->id, 0, 0, 0, '', '' );
	}
}
