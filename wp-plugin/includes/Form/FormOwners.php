<?php
/**
 * Which post a form belongs to.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

/**
 * A form key belongs to the first published post that defines it. A copy elsewhere neither changes the form at the bridge
 * nor takes it away; it inherits the key when the owner no longer shows the form.
 */
final class FormOwners {

	/** Keys of the forms that a post showed when somebody who may register forms saved it: only such a post inherits. */
	public const FORMS_META = '_kmdp_forms';

	public function __construct( private readonly FormFinder $finder ) {}

	/**
	 * Gives a published post those of its forms that no other published post has.
	 *
	 * @param int          $post_id The post.
	 * @param list<string> $keys    Its forms.
	 */
	public function claim( int $post_id, array $keys ): void {
		$index = $this->finder->index();
		foreach ( $keys as $key ) {
			$owner = $index[ $key ] ?? $post_id;
			if ( $owner === $post_id || ! $this->shows( get_post( $owner ), $key ) ) {
				$index[ $key ] = $post_id;
			}
		}
		update_option( FormFinder::INDEX_OPTION, $index, false );
	}

	/**
	 * Takes forms away from a post that no longer shows them, and gives each to another post that does.
	 *
	 * @param int          $post_id The post.
	 * @param list<string> $keys    Forms; those of other owners are left alone.
	 * @return array{heirs:array<int,WP_Post>,orphans:list<string>} Heirs by id, and the forms that nobody shows any more.
	 */
	public function release( int $post_id, array $keys ): array {
		$index   = $this->finder->index();
		$heirs   = array();
		$orphans = array();
		foreach ( array_intersect( $keys, array_keys( $index, $post_id, true ) ) as $key ) {
			$heir = $this->heir( $key, $post_id );
			if ( null === $heir ) {
				unset( $index[ $key ] );
				$orphans[] = $key;
			} else {
				$index[ $key ]      = $heir->ID;
				$heirs[ $heir->ID ] = $heir;
			}
		}
		update_option( FormFinder::INDEX_OPTION, $index, false );
		return array(
			'heirs'   => $heirs,
			'orphans' => $orphans,
		);
	}

	/**
	 * Forms that belong to a post.
	 *
	 * @return list<string>
	 */
	public function owned( int $post_id ): array {
		return array_map( 'strval', array_keys( $this->finder->index(), $post_id, true ) );
	}

	/**
	 * Id of the post a form belongs to; 0 for none.
	 */
	public function owner( string $key ): int {
		return $this->finder->index()[ $key ] ?? 0;
	}

	/**
	 * Whether a post defines a form that belongs to another: its fields may differ from what is registered. A page that only
	 * shows a synced pattern with the form defines none.
	 */
	public function is_copy( mixed $post, string $key ): bool {
		$owner = $this->owner( $key );
		return $post instanceof WP_Post && 0 !== $owner && $owner !== $post->ID && isset( $this->finder->own( $post )[ $key ] );
	}

	/**
	 * The oldest other published post that shows the form.
	 */
	private function heir( string $key, int $post_id ): ?WP_Post {
		$holders = get_posts(
			array(
				'post_type'      => array_values( get_post_types() ),
				'post_status'    => 'publish',
				'post__not_in'   => array( $post_id ),
				'meta_key'       => self::FORMS_META,
				'meta_value'     => "\"$key\"",
				'meta_compare'   => 'LIKE',
				'orderby'        => 'ID',
				'order'          => 'ASC',
				'posts_per_page' => -1,
			)
		);
		foreach ( $holders as $holder ) {
			if ( $this->shows( $holder, $key ) ) {
				return $holder;
			}
		}
		return null;
	}

	private function shows( mixed $post, string $key ): bool {
		return $post instanceof WP_Post && 'publish' === $post->post_status && isset( $this->finder->own( $post )[ $key ] );
	}
}
