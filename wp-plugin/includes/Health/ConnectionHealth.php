<?php
/**
 * Whether the bridge answers to this site's key, and takes submissions.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Connection\Connector;
use WP_Error;

final class ConnectionHealth {

	public const TEST = 'connection';

	public function __construct( private readonly ConnectionStore $store, private readonly Connector $connector ) {}

	/**
	 * Asks the bridge; takes up to five seconds.
	 */
	public function test(): HealthResult {
		$connection = $this->store->load();
		if ( null === $connection ) {
			return HealthResult::recommended(
				self::TEST,
				__( 'This site is not connected to KundenMeister', 'kundenmeister-data-protection' ),
				__( 'Forms take no entries until address and key are entered.', 'kundenmeister-data-protection' )
			);
		}
		$settings = $this->connector->test( $connection );
		if ( $settings instanceof WP_Error ) {
			return HealthResult::critical(
				self::TEST,
				__( 'The connection to KundenMeister does not work', 'kundenmeister-data-protection' ),
				$settings->get_error_message(),
				__( 'Entries of visitors wait on this site, encrypted, and are sent as soon as the connection works again.', 'kundenmeister-data-protection' )
			);
		}
		return true === $settings['active']
			? HealthResult::good( self::TEST, __( 'The connection to KundenMeister works', 'kundenmeister-data-protection' ), __( 'KundenMeister accepts the key of this site, and data protection is active.', 'kundenmeister-data-protection' ) )
			: HealthResult::recommended(
				self::TEST,
				__( 'Data protection is not active yet', 'kundenmeister-data-protection' ),
				__( 'KundenMeister accepts the key of this site. Forms take no entries until data protection is activated in the settings.', 'kundenmeister-data-protection' )
			);
	}
}
