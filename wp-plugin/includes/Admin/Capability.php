<?php
/**
 * Who may manage data protection.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Admin;

use WP_Post;

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

	/**
	 * Whether forms may be registered from a post that is being saved: by people who may edit pages, or manage data protection.
	 * Where nobody is logged in (cron publishes a planned post, WP-CLI) the post's author counts, if it has one.
	 */
	public static function may_register_forms( WP_Post $post ): bool {
		$user_id = get_current_user_id();
		if ( 0 === $user_id ) {
			if ( ! wp_doing_cron() && 'cli' !== PHP_SAPI ) {
				return false;
			}
			$user_id = (int) $post->post_author;
		}
		return 0 === $user_id || user_can( $user_id, 'edit_pages' ) || user_can( $user_id, self::MANAGE );
	}
}
