<?php
/**
 * Whether what visitors entered gets through.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Clock;
use KundenMeister\DataProtection\Outbox\Delivery;
use KundenMeister\DataProtection\Outbox\OutboxStore;

final class OutboxHealth {

	public const TEST = 'outbox';

	/** A day: shorter faults mend themselves. */
	private const LONG_SECONDS = 86400;

	public function __construct( private readonly OutboxStore $store, private readonly Clock $clock ) {}

	public function test(): HealthResult {
		$summary = $this->store->summary();
		$oldest  = null === $summary['oldestAt'] ? false : strtotime( $summary['oldestAt'] );
		$waiting = sprintf(
			/* translators: 1: number of entries that wait, 2: number of entries that were refused or given up, 3: technical reason. */
			__( 'Waiting: %1$d. Refused or given up: %2$d. Last reason: %3$s.', 'kundenmeister-data-protection' ),
			$summary['waiting'],
			$summary['refused'],
			$summary['lastCode'] ?? '–'
		);
		if ( 0 === $summary['waiting'] + $summary['refused'] ) {
			return HealthResult::good( self::TEST, __( 'No form entry waits for KundenMeister', 'kundenmeister-data-protection' ), __( 'All that visitors entered was delivered.', 'kundenmeister-data-protection' ) );
		}
		if ( $summary['refused'] > 0 || false !== get_option( Delivery::KEY_REFUSED_OPTION ) || ( is_int( $oldest ) && $oldest <= $this->clock->now() - self::LONG_SECONDS ) ) {
			return HealthResult::critical(
				self::TEST,
				__( 'Form entries do not reach KundenMeister', 'kundenmeister-data-protection' ),
				$waiting,
				__( 'They are kept on this site, encrypted, for 60 days at most. Please mend the reason, then press “Try again now” in the settings.', 'kundenmeister-data-protection' )
			);
		}
		return HealthResult::recommended(
			self::TEST,
			__( 'Form entries wait for KundenMeister', 'kundenmeister-data-protection' ),
			$waiting,
			__( 'They are kept on this site, encrypted, and tried again by themselves.', 'kundenmeister-data-protection' )
		);
	}
}
