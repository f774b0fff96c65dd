<?php
/**
 * When waiting work is done.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

use KundenMeister\DataProtection\Form\FormRegistrar;
use KundenMeister\DataProtection\Outbox\Dispatch;
use KundenMeister\DataProtection\Outbox\OutboxStore;

/**
 * One event: every minute while something waits, else hourly to find what a killed process left behind.
 */
final class Cron {

	public const HOOK             = 'kmdp_run';
	public const EVERY_MINUTE     = 'kmdp_minute';
	public const WORKED_TRANSIENT = 'kmdp_worked';

	private const ROWS_PER_RUN      = 50;
	private const ROWS_PER_SHUTDOWN = 5;

	public function __construct(
		private readonly Dispatch $dispatch,
		private readonly OutboxStore $store,
		private readonly FormRegistrar $registrar
	) {}

	/**
	 * Something waits: run every minute.
	 */
	public static function wake(): void {
		self::schedule( self::EVERY_MINUTE, 60 );
	}

	/**
	 * Nothing waits that is known of.
	 */
	public static function rest(): void {
		self::schedule( 'hourly', 3600 );
	}

	/**
	 * Run no more: the plugin is switched off.
	 */
	public static function stop(): void {
		wp_clear_scheduled_hook( self::HOOK );
	}

	/**
	 * Filter `cron_schedules`.
	 *
	 * @param array<string,array{interval:int,display:string}> $schedules Known ones.
	 * @return array<string,array{interval:int,display:string}>
	 */
	public static function add_schedule( array $schedules ): array {
		$schedules[ self::EVERY_MINUTE ] = array(
			'interval' => 60,
			'display'  => 'KundenMeister: every minute',
		);
		return $schedules;
	}

	/**
	 * Does what is due.
	 */
	public function run(): void {
		$this->dispatch->run( self::ROWS_PER_RUN );
		$forms_wait = $this->registrar->retry();
		if ( $forms_wait || $this->store->summary()['waiting'] > 0 ) {
			self::wake();
		} else {
			self::rest();
		}
	}

	/**
	 * Whether the end of this request should do some work: an admin's, at most once a minute. Not every site has a working cron.
	 */
	public static function may_work_at_shutdown(): bool {
		$serves_admin = is_admin() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
		return $serves_admin && self::EVERY_MINUTE === wp_get_schedule( self::HOOK ) && false === get_transient( self::WORKED_TRANSIENT );
	}

	/**
	 * Does a little of what is due, when the answer has been sent.
	 */
	public function work_at_shutdown(): void {
		set_transient( self::WORKED_TRANSIENT, 1, 60 );
		if ( function_exists( 'fastcgi_finish_request' ) ) {
			fastcgi_finish_request();
		}
		$this->dispatch->run( self::ROWS_PER_SHUTDOWN );
	}

	private static function schedule( string $recurrence, int $delay ): void {
		if ( wp_get_schedule( self::HOOK ) !== $recurrence ) {
			wp_clear_scheduled_hook( self::HOOK );
			wp_schedule_event( time() + $delay, $recurrence, self::HOOK );
		}
	}
}
