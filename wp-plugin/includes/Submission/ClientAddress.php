<?php
/**
 * The address a submission comes from.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

final class ClientAddress {

	/**
	 * IP address, only to count submissions. Headers that a visitor could forge are not read: behind a proxy a site filters it.
	 */
	public static function get(): string {
		$remote = $_SERVER['REMOTE_ADDR'] ?? '';
		/**
		 * Filters the visitor's IP address; a site behind a reverse proxy takes it from the header its proxy sets.
		 *
		 * @param string $address IP address.
		 */
		$address = apply_filters( 'kmdp_client_ip', is_string( $remote ) ? $remote : '' );
		return is_string( $address ) ? $address : '';
	}
}
