<?php
/**
 * Settings → Data Protection.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Admin;

use KundenMeister\DataProtection\Language;

final class SettingsPage {

	public const SLUG   = 'kundenmeister-data-protection';
	public const HANDLE = 'kmdp-settings';

	public function __construct( private readonly string $plugin_file ) {}

	/**
	 * On `admin_menu`.
	 */
	public function add(): void {
		$hook = add_options_page(
			__( 'Data Protection', 'kundenmeister-data-protection' ),
			__( 'Data Protection', 'kundenmeister-data-protection' ),
			Capability::MANAGE,
			self::SLUG,
			$this->render( ... )
		);
		if ( is_string( $hook ) ) {
			add_action( "admin_print_styles-$hook", $this->enqueue( ... ), 1 );
		}
	}

	public static function url(): string {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * Filter `plugin_action_links_…`.
	 *
	 * @param array<array-key,string> $links Known ones.
	 * @return array<array-key,string>
	 */
	public function add_link( array $links ): array {
		$link = '<a href="' . esc_url( self::url() ) . '">' . esc_html__( 'Settings', 'kundenmeister-data-protection' ) . '</a>';
		return array_merge( array( 'settings' => $link ), $links );
	}

	private function render(): void {
		$needs_script = __( 'This page needs JavaScript.', 'kundenmeister-data-protection' );
		echo '<div class="wrap"><div id="kmdp-settings"></div><noscript><p>' . esc_html( $needs_script ) . '</p></noscript></div>';
	}

	private function enqueue(): void {
		$directory = dirname( $this->plugin_file );
		$manifest  = $directory . '/build/settings/index.asset.php';
		if ( ! is_file( $manifest ) ) {
			return;
		}
		// It would exchange words that React keeps for pictures from another host; the block editor goes without it, too.
		remove_action( 'admin_print_scripts', 'print_emoji_detection_script' );
		$asset        = (array) require $manifest;
		$dependencies = array_values( array_filter( (array) ( $asset['dependencies'] ?? array() ), static fn( mixed $handle ): bool => is_string( $handle ) && '' !== $handle ) );
		$version      = is_string( $asset['version'] ?? null ) ? $asset['version'] : null;
		wp_enqueue_script( self::HANDLE, plugins_url( 'build/settings/index.js', $this->plugin_file ), $dependencies, $version, true );
		wp_set_script_translations( self::HANDLE, Language::DOMAIN, $directory . '/languages' );
		wp_enqueue_style( 'wp-components' );
		foreach ( array( 'index', 'style-index' ) as $name ) {
			if ( is_file( "$directory/build/settings/$name.css" ) ) {
				wp_enqueue_style( self::HANDLE . "-$name", plugins_url( "build/settings/$name.css", $this->plugin_file ), array( 'wp-components' ), $version );
				wp_style_add_data( self::HANDLE . "-$name", 'rtl', 'replace' );
			}
		}
	}
}
