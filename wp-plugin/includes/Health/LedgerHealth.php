<?php
/**
 * Whether the ledger at KundenMeister still extends what this site has seen of it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Ledger\Alarm;

final class LedgerHealth {

	public const TEST = 'ledger';

	public function __construct( private readonly LedgerHead $head ) {}

	public function test(): HealthResult {
		$alarm = Alarm::sentence();
		if ( null !== $alarm ) {
			return HealthResult::critical( self::TEST, __( 'The ledger at KundenMeister was changed', 'kundenmeister-data-protection' ), $alarm );
		}
		$known = $this->head->known();
		return HealthResult::good(
			self::TEST,
			__( 'The ledger at KundenMeister fits what this site has seen', 'kundenmeister-data-protection' ),
			null === $known
				? __( 'This site has not seen an entry yet.', 'kundenmeister-data-protection' )
				/* translators: %d: number of a ledger entry. */
				: sprintf( __( 'The newest entry this site has seen is number %d.', 'kundenmeister-data-protection' ), $known['seq'] )
		);
	}
}
