<?php
/**
 * Finds the forms in posts.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

use WP_Block_Type_Registry;
use WP_Post;

final class FormFinder {

	/** Form key → id of the post that defines it; synced patterns and template parts are found by it. */
	public const INDEX_OPTION = 'kmdp_forms';

	private const MAX_PATTERN_DEPTH = 5;

	/**
	 * The form as a visitor may fill it in: defined in the page that was shown, or in a published part of it.
	 *
	 * @param string $form_key The form.
	 * @param int    $post_id  The page; 0 for none.
	 */
	public function find( string $form_key, int $post_id ): ?FormDefinition {
		foreach ( array_unique( array( $post_id, $this->index()[ $form_key ] ?? 0 ) ) as $candidate ) {
			$post = $candidate > 0 ? get_post( $candidate ) : null;
			if ( $post instanceof WP_Post && 'publish' === $post->post_status ) {
				$found = $this->in_content( $post->post_content, self::MAX_PATTERN_DEPTH )[ $form_key ] ?? null;
				if ( null !== $found ) {
					return $found;
				}
			}
		}
		return null;
	}

	/**
	 * The forms that a post itself defines; those of synced patterns belong to the pattern.
	 *
	 * @return array<string,FormDefinition> By key.
	 */
	public function own( WP_Post $post ): array {
		return $this->in_content( $post->post_content, 0 );
	}

	/**
	 * Where each registered form is defined.
	 *
	 * @return array<string,int>
	 */
	public function index(): array {
		$index = get_option( self::INDEX_OPTION );
		return is_array( $index ) ? array_filter( $index, 'is_int' ) : array();
	}

	/**
	 * @param string $content       Block markup.
	 * @param int    $pattern_depth How many levels of synced patterns to follow.
	 * @return array<string,FormDefinition>
	 */
	private function in_content( string $content, int $pattern_depth ): array {
		if ( ! str_contains( $content, '<!-- wp:' ) ) {
			return array();
		}
		return $this->in_blocks( parse_blocks( $content ), $pattern_depth );
	}

	/**
	 * @param array<array-key,mixed> $blocks        Parsed blocks.
	 * @param int                    $pattern_depth As above.
	 * @return array<string,FormDefinition>
	 */
	private function in_blocks( array $blocks, int $pattern_depth ): array {
		$found = array();
		foreach ( $blocks as $block ) {
			if ( ! is_array( $block ) ) {
				continue;
			}
			$form = FormDefinition::BLOCK === ( $block['blockName'] ?? '' ) ? FormDefinition::from_block( $block, $this->complete( ... ) ) : null;
			if ( null !== $form ) {
				$found[ $form->key ] ??= $form;
				continue;
			}
			$inner  = is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array();
			$found += $this->in_blocks( $inner, $pattern_depth ) + $this->in_pattern( $block, $pattern_depth );
		}
		return $found;
	}

	/**
	 * @param array<array-key,mixed> $block         A parsed block.
	 * @param int                    $pattern_depth As above.
	 * @return array<string,FormDefinition>
	 */
	private function in_pattern( array $block, int $pattern_depth ): array {
		$attributes = is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
		$reference  = $attributes['ref'] ?? null;
		if ( 'core/block' !== ( $block['blockName'] ?? '' ) || ! is_int( $reference ) || 0 === $pattern_depth ) {
			return array();
		}
		$pattern = get_post( $reference );
		return $pattern instanceof WP_Post && 'wp_block' === $pattern->post_type && 'publish' === $pattern->post_status
			? $this->in_content( $pattern->post_content, $pattern_depth - 1 )
			: array();
	}

	/**
	 * @param string                 $block_name Name of the block.
	 * @param array<array-key,mixed> $attributes As stored: without those at their default.
	 * @return array<array-key,mixed>
	 */
	private function complete( string $block_name, array $attributes ): array {
		$type = WP_Block_Type_Registry::get_instance()->get_registered( $block_name );
		return null === $type ? $attributes : $type->prepare_attributes_for_render( $attributes );
	}
}
