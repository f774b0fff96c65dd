<?php
/**
 * Who acts, for histories and the ledger.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

final class Actor {

	/**
	 * Display name of the current user; '' when nobody is logged in, as in a cron run.
	 */
	public static function current(): string {
		$user = wp_get_current_user();
		return $user->exists() ? $user->display_name : '';
	}
}
