<?php
/**
 * The check of forms in the editor of posts, and before they are published.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Admin;

use KundenMeister\DataProtection\Language;
use KundenMeister\DataProtection\Rest\Proxy;

final class PublishCheck {

	public const HANDLE = 'kmdp-publish-check';

	public function __construct( private readonly string $plugin_file ) {}

	/**
	 * On `enqueue_block_editor_assets`. The editor of widgets publishes nothing and does not bear this script's dependencies.
	 */
	public function enqueue(): void {
		$screen    = get_current_screen();
		$directory = dirname( $this->plugin_file );
		$manifest  = $directory . '/build/publish-check/index.asset.php';
		if ( null === $screen || ! in_array( $screen->base, array( 'post', 'site-editor' ), true ) || ! Proxy::may_edit() || ! is_file( $manifest ) ) {
			return;
		}
		$asset        = (array) require $manifest;
		$dependencies = array_values( array_filter( (array) ( $asset['dependencies'] ?? array() ), static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle ) );
		$version      = is_string( $asset['version'] ?? null ) ? $asset['version'] : null;
		wp_enqueue_script( self::HANDLE, plugins_url( 'build/publish-check/index.js', $this->plugin_file ), $dependencies, $version, true );
		wp_set_script_translations( self::HANDLE, Language::DOMAIN, $directory . '/languages' );
	}
}
