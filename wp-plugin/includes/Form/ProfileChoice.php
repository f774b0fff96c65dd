<?php
/**
 * Which consent texts a form shows, written where the editor keeps it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Error;
use WP_Post;

/**
 * The consent block in the post is what counts: it is what the next saving of the page registers.
 */
final class ProfileChoice {

	/**
	 * Writes the choice into the post, which registers the form anew when the post is published.
	 *
	 * @param WP_Post      $post     Post that defines the form.
	 * @param string       $form_key The form.
	 * @param list<string> $profiles Ids of consent texts, in the order in which visitors see them.
	 * @return WP_Error|null Why not.
	 */
	public static function write( WP_Post $post, string $form_key, array $profiles ): ?WP_Error {
		require_once ABSPATH . 'wp-admin/includes/post.php';
		$editor = wp_check_post_lock( $post->ID );
		if ( false !== $editor ) {
			$name = get_userdata( $editor )->display_name ?? '';
			/* translators: %s: name of a user. */
			return new WP_Error( 'kmdp_page_open', sprintf( __( '%s has this page open in the editor. Please try again when the page is closed, or choose the texts there.', 'kundenmeister-data-protection' ), $name ), array( 'status' => 409 ) );
		}
		$blocks = parse_blocks( $post->post_content );
		$count  = 0;
		$blocks = self::chosen( $blocks, $form_key, $profiles, false, $count );
		if ( 0 === $count ) {
			return new WP_Error( 'kmdp_no_consent_block', __( 'This form has no consent block yet. Please add it in the editor.', 'kundenmeister-data-protection' ), array( 'status' => 409 ) );
		}
		/** @var array<array-key,array{blockName:string|null,attrs:array<array-key,mixed>,innerBlocks:array<array<array-key,mixed>>,innerHTML:string,innerContent:array<array-key,mixed>}> $blocks */
		$result = wp_update_post(
			array(
				'ID'           => $post->ID,
				'post_content' => wp_slash( serialize_blocks( $blocks ) ),
			),
			true
		);
		return is_wp_error( $result ) ? $result : null;
	}

	/**
	 * @param array<array-key,mixed> $blocks   Parsed blocks.
	 * @param string                 $form_key The form.
	 * @param list<string>           $profiles Ids.
	 * @param bool                   $within   Whether these blocks stand in the form.
	 * @param int                    $count    How many consent blocks were found so far; only the first gets the choice.
	 * @return array<array-key,mixed>
	 */
	private static function chosen( array $blocks, string $form_key, array $profiles, bool $within, int &$count ): array {
		foreach ( $blocks as $position => $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			$attributes = is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
			$is_form    = FormDefinition::BLOCK === ( $block['blockName'] ?? '' );
			if ( $within && FormDefinition::CONSENT_BLOCK === ( $block['blockName'] ?? '' ) ) {
				$attributes['profiles'] = 0 === $count ? $profiles : array();
				$block['attrs']         = $attributes;
				++$count;
			}
			$inner                = is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array();
			$inside               = $is_form ? ( $attributes['formKey'] ?? '' ) === $form_key : $within;
			$block['innerBlocks'] = self::chosen( $inner, $form_key, $profiles, $inside, $count );
			$blocks[ $position ]  = $block;
		}
		return $blocks;
	}
}
