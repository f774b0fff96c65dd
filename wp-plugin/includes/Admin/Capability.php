<?php
/**
 * Who may manage data protection.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Admin;

final class Capability {

	public const MANAGE = 'manage_kmdp_data_protection';

	/**
	 * Filter `map_meta_cap`: whoever may manage WordPress's own privacy options may manage ours.
	 *
	 * @param list<string> $capabilities What WordPress would ask for.
	 * @param string       $capability   What is asked.
	 * @param int          $user_id      Of whom.
	 * @return list<string>
	 */
	public static function map( array $capabilities, string $capability, int $user_id ): array {
		return self::MANAGE === $capability ? array_values( map_meta_cap( 'manage_privacy_options', $user_id ) ) : $capabilities;
	}
}
