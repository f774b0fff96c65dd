<?php
/**
 * Registers the blocks.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Language;

final class Blocks {

	public const CATEGORY = 'kundenmeister';

	public function __construct( private readonly string $directory ) {}

	/**
	 * Registers what the build made; without a build there are no blocks.
	 */
	public function register(): void {
		$build    = $this->directory . '/build/blocks';
		$manifest = $this->directory . '/build/blocks-manifest.php';
		if ( ! is_file( $manifest ) ) {
			return;
		}
		if ( function_exists( 'wp_register_block_types_from_metadata_collection' ) ) {
			wp_register_block_types_from_metadata_collection( $build, $manifest );
		} else {
			foreach ( array_keys( (array) require $manifest ) as $folder ) {
				register_block_type_from_metadata( "$build/$folder" );
			}
		}
		foreach ( array_keys( (array) require $manifest ) as $folder ) {
			$handle = generate_block_asset_handle( "kundenmeister/$folder", 'editorScript' );
			wp_set_script_translations( $handle, Language::DOMAIN, $this->directory . '/languages' );
		}
	}

	/**
	 * Filter `block_categories_all`.
	 *
	 * @param array<int,array<string,mixed>> $categories Known ones.
	 * @return array<int,array<string,mixed>>
	 */
	public function add_category( array $categories ): array {
		$categories[] = array(
			'slug'  => self::CATEGORY,
			'title' => 'KundenMeister',
			'icon'  => null,
		);
		return $categories;
	}
}
