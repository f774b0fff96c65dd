<?php
/**
 * Submissions while the bridge is away.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Integration;

use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Outbox\Delivery;
use PHPUnit\Framework\Attributes\DataProvider;

final class OutboxTest extends SiteTestCase {

	/**
	 * @param array<string,mixed> $more How the double answers.
	 */
	#[DataProvider( 'faults' )]
	public function test_a_fault_of_the_bridge_keeps_the_submission_and_thanks_the_visitor( int $status, mixed $body, array $more = array() ): void {
		self::$bridge->answer( 'POST /v1/submissions', $status, $body, $more );
		self::assertSame( 'ok', $this->submit()->status );
		self::assertCount( 1, self::rows() );
		self::assertSame( Cron::EVERY_MINUTE, wp_get_schedule( Cron::HOOK ) );
	}

	/**
	 * @return array<string,array<int,mixed>>
	 */
	public static function faults(): array {
		return array(
			'fault'             => array( 500, array( 'type' => 'https://b.example/problems/internal' ) ),
			'garbage'           => array( 201, '<html>captive portal</html>', array( 'type' => 'text/html' ) ),
			'error page'        => array( 404, '<html>nginx</html>', array( 'type' => 'text/html' ) ),
			'redirect'          => array( 302, '', array( 'headers' => array( 'Location' => '/elsewhere' ) ) ),
			'away for a while'  => array( 503, array( 'type' => 'https://b.example/problems/unavailable' ), array( 'headers' => array( 'Retry-After' => '600' ) ) ),
			'key refused'       => array( 401, array( 'type' => 'https://b.example/problems/unauthorized' ) ),
			'same in flight'    => array( 409, array( 'type' => 'https://b.example/problems/idempotency-in-flight' ) ),
		);
	}

	public function test_a_submission_whose_answer_never_came_is_sent_again_under_the_same_key_until_it_is_stored(): void {
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ), array( 'sleep' => 4 ) );
		$start = microtime( true );
		self::assertSame( 'ok', $this->submit()->status );
		self::assertLessThan( 3.9, microtime( true ) - $start, 'a visitor waits 3 seconds at most' );
		self::assertCount( 1, self::rows() );
		sleep( 2 );
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ) );
		$this->clock->seconds += 120;
		$this->services->dispatch()->run( 10 );
		$this->services->dispatch()->run( 10 );
		self::assertSame( array(), self::rows() );
		$sent = self::$bridge->requests( 'POST /v1/submissions' );
		self::assertCount( 2, $sent );
		self::assertCount( 1, array_unique( array_column( array_column( $sent, 'headers' ), 'idempotency-key' ) ) );
		self::assertSame( $sent[0]['body'], $sent[1]['body'] );
	}

	public function test_a_dead_bridge_loses_nothing(): void {
		$this->services->connections()->save( 'http://127.0.0.1:9', self::KEY );
		self::assertSame( 'ok', $this->submit()->status );
		$this->services->connections()->save( self::$bridge->url, self::KEY );
		$this->clock->seconds += 120;
		$this->services->dispatch()->run( 10 );
		self::assertSame( array(), self::rows() );
		self::assertCount( 1, self::$bridge->requests( 'POST /v1/submissions' ) );
	}

	public function test_the_table_holds_nothing_readable_of_a_person(): void {
		$this->keep_one();
		$row = (string) wp_json_encode( self::rows() ) . base64_decode( substr( self::rows()[0]->payload, 3 ) );
		foreach ( array( 'anna', 'Anna', 'example.org', 'profile-1' ) as $personal ) {
			self::assertStringNotContainsString( $personal, $row );
		}
	}

	public function test_two_workers_cannot_claim_the_same_row(): void {
		$this->keep_one();
		$this->clock->seconds += 120;
		$id = $this->services->outbox()->due( 10 )[0];
		self::assertNotNull( $this->services->outbox()->claim( $id ) );
		self::assertNull( $this->services->outbox()->claim( $id ) );
		self::assertSame( array(), $this->services->outbox()->due( 10 ) );
	}

	public function test_four_processes_at_once_send_each_row_once(): void {
		self::$bridge->answer( 'POST /v1/submissions', 500, array() );
		for ( $count = 1; $count <= 20; $count++ ) {
			$this->submit( array(), "198.51.$count.1" );
		}
		self::$bridge->reset();
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ), array( 'sleep' => 0.02 ) );
		$workers = array();
		for ( $count = 1; $count <= 4; $count++ ) {
			$workers[] = proc_open( array( PHP_BINARY, dirname( __DIR__ ) . '/Double/worker.php', (string) ( $this->clock->now() + 120 ) ), array(), $pipes, null, array( 'WP_DIR' => ABSPATH ) );
		}
		foreach ( $workers as $worker ) {
			self::assertIsResource( $worker );
			self::assertSame( 0, proc_close( $worker ) );
		}
		$keys = array_column( array_column( self::$bridge->requests( 'POST /v1/submissions' ), 'headers' ), 'idempotency-key' );
		self::assertCount( 20, $keys );
		self::assertCount( 20, array_unique( $keys ) );
		self::assertSame( array(), self::rows() );
	}

	public function test_a_claim_ends_after_two_minutes_when_its_worker_has_died(): void {
		$this->keep_one();
		$this->clock->seconds += 120;
		$store = $this->services->outbox();
		$store->claim( $store->due( 10 )[0] );
		$this->clock->seconds += 120;
		self::assertNotNull( $store->claim( $store->due( 10 )[0] ) );
	}

	public function test_a_worker_that_comes_back_late_does_not_undo_anothers_claim(): void {
		$this->keep_one();
		$this->clock->seconds += 120;
		$store = $this->services->outbox();
		$late  = $store->claim( $store->due( 10 )[0] );
		$this->clock->seconds += 121;
		$store->claim( $store->due( 10 )[0] );
		self::assertNotNull( $late );
		$store->postpone( $late, 60, 'late' );
		self::assertNotSame( 'late', self::rows()[0]->last_code );
	}

	public function test_waits_grow_and_a_wish_of_the_bridge_is_kept(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array(), array( 'headers' => array( 'Retry-After' => '900' ) ) );
		$this->submit();
		self::assertSame( $this->clock->now() + 900, (int) self::rows()[0]->next_attempt_at );
	}

	public function test_one_run_against_a_bridge_that_is_away_tries_one_row_only(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		$this->submit();
		$this->clock->seconds += 120;
		$this->services->dispatch()->run( 10 );
		self::assertCount( 3, self::$bridge->requests( 'POST /v1/submissions' ) );
	}

	public function test_a_later_refusal_is_kept_for_the_admin_and_not_sent_again_by_itself(): void {
		$this->keep_one();
		self::$bridge->refuse( 'POST /v1/submissions', 409, 'data-protection-inactive' );
		$this->clock->seconds += 120;
		$this->services->dispatch()->run( 10 );
		self::assertSame( 'refused', self::rows()[0]->state );
		$this->clock->seconds += 86400;
		self::assertSame( array(), $this->services->outbox()->due( 10 ) );
		self::assertSame( 'data-protection-inactive', $this->services->outbox()->summary()['lastCode'] );
	}

	public function test_of_a_person_who_was_erased_since_nothing_is_kept(): void {
		$this->keep_one();
		self::$bridge->refuse( 'POST /v1/submissions', 410, 'person-erased' );
		$this->clock->seconds += 120;
		$this->services->dispatch()->run( 10 );
		self::assertSame( array(), self::rows() );
	}

	public function test_after_thirty_days_it_is_given_up_and_after_sixty_deleted(): void {
		$this->keep_one();
		self::$bridge->answer( 'POST /v1/submissions', 500, array() );
		$this->clock->seconds += 2592000;
		$this->services->dispatch()->run( 10 );
		self::assertSame( 'expired', self::rows()[0]->state );
		$this->clock->seconds += 2592000;
		$this->services->dispatch()->run( 10 );
		self::assertSame( array(), self::rows() );
	}

	public function test_a_refused_key_raises_an_alarm_until_it_works_again(): void {
		self::$bridge->refuse( 'POST /v1/submissions', 401, 'unauthorized' );
		$this->submit();
		self::assertNotFalse( get_option( Delivery::KEY_REFUSED_OPTION ) );
		self::$bridge->answer( 'POST /v1/submissions', 201, array( 'submissionId' => 's1' ) );
		$this->clock->seconds += 120;
		$this->services->cron()->run();
		self::assertFalse( get_option( Delivery::KEY_REFUSED_OPTION ) );
		self::assertSame( 'hourly', wp_get_schedule( Cron::HOOK ) );
	}

	private function keep_one(): void {
		self::$bridge->answer( 'POST /v1/submissions', 503, array() );
		$this->submit();
		self::assertCount( 1, self::rows() );
	}
}
