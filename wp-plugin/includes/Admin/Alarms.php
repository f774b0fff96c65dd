<?php
/**
 * Tells whoever can mend it that submissions do not get through.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Admin;

use KundenMeister\DataProtection\Ledger\Alarm;
use KundenMeister\DataProtection\Outbox\Delivery;

final class Alarms {

	/**
	 * On `admin_notices`.
	 */
	public function show(): void {
		if ( ! current_user_can( Capability::MANAGE ) ) {
			return;
		}
		foreach ( self::sentences() as $sentence ) {
			printf(
				'<div class="notice notice-error"><p>%1$s <a href="%2$s">%3$s</a></p></div>',
				esc_html( $sentence ),
				esc_url( SettingsPage::url() ),
				esc_html__( 'Open the settings', 'kundenmeister-data-protection' )
			);
		}
	}

	/**
	 * @return list<string>
	 */
	private static function sentences(): array {
		$sentences = array();
		if ( false !== get_option( Delivery::KEY_REFUSED_OPTION ) ) {
			$sentences[] = __( 'KundenMeister does not accept the key of this site any more. Entries of visitors wait here, encrypted, until a valid key is entered.', 'kundenmeister-data-protection' );
		}
		$ledger = Alarm::sentence();
		return null === $ledger ? $sentences : array_merge( $sentences, array( $ledger ) );
	}
}
