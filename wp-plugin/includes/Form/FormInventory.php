<?php
/**
 * Every form of this site.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Post;

final class FormInventory {

	private const STATES     = array( 'publish', 'future', 'pending', 'draft', 'private' );
	private const MOST_POSTS = 500;

	public function __construct( private readonly FormFinder $finder ) {}

	/**
	 * Each form of each post that is not in the bin, published ones first, then the newest.
	 *
	 * @return list<FormPlace>
	 */
	public function all(): array {
		$places = array();
		foreach ( $this->posts() as $post ) {
			foreach ( $this->finder->own( $post ) as $form ) {
				$places[] = new FormPlace( $form, $post );
			}
		}
		return $places;
	}

	/**
	 * @return list<WP_Post>
	 */
	private function posts(): array {
		global $wpdb;
		$states = implode( ', ', array_fill( 0, count( self::STATES ), '%s' ) );
		$block  = '%' . $wpdb->esc_like( '<!-- wp:' . FormDefinition::BLOCK . ' ' ) . '%';
		$ids    = $wpdb->get_col(
			$wpdb->prepare(
				// phpcs:ignore WordPress.DB.PreparedSQL.InterpolatedNotPrepared -- placeholders only.
				"SELECT ID FROM %i WHERE post_type <> 'revision' AND post_status IN ($states) AND post_content LIKE %s ORDER BY post_status = 'publish' DESC, ID DESC LIMIT %d",
				array_merge( array( $wpdb->posts ), self::STATES, array( $block, self::MOST_POSTS ) )
			)
		);
		$ids = array_map( 'intval', $ids );
		_prime_post_caches( $ids, false );
		$posts = array_map( 'get_post', $ids );
		return array_values( array_filter( $posts, static fn( mixed $post ): bool => $post instanceof WP_Post ) );
	}
}
