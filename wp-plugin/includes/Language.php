<?php
/**
 * The language in which visitors and admins are spoken to.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection;

/**
 * One German translation serves every German locale (de_AT, de_CH, de_DE_formal …): it uses the polite form throughout.
 */
final class Language {

	public const DOMAIN = 'kundenmeister-data-protection';

	/**
	 * Language of this page: 'de' for each German locale, else 'en'.
	 *
	 * @return 'de'|'en'
	 */
	public static function current(): string {
		return self::of( determine_locale() );
	}

	/**
	 * Uses the plugin's own German file where no language pack speaks.
	 */
	public static function load(): void {
		if ( 'de' === self::current() && ! is_textdomain_loaded( self::DOMAIN ) ) {
			load_textdomain( self::DOMAIN, self::file( '.mo' ), determine_locale() );
		}
	}

	/**
	 * Runs something in the language of the page a visitor came from, whatever this request's own is.
	 *
	 * @template T
	 * @param 'de'|'en'    $language Language of the page.
	 * @param callable():T $action   What to run.
	 * @return T
	 */
	public static function speak( string $language, callable $action ): mixed {
		if ( self::current() === $language ) {
			return $action();
		}
		$locale = determine_locale();
		unload_textdomain( self::DOMAIN );
		if ( 'de' === $language ) {
			load_textdomain( self::DOMAIN, self::file( '.mo' ), $locale );
		}
		try {
			return $action();
		} finally {
			unload_textdomain( self::DOMAIN );
			self::load();
		}
	}

	/**
	 * Filter `load_script_translation_file`: one file speaks German for all scripts of the plugin.
	 *
	 * @param string|false $file   Path of the JSON file that WordPress would read.
	 * @param string       $handle The script.
	 * @param string       $domain Its text domain.
	 * @return string|false
	 */
	public static function script_file( string|false $file, string $handle, string $domain ): string|false {
		return self::DOMAIN === $domain && 'de' === self::current() ? self::file( '-scripts.json' ) : $file;
	}

	/**
	 * @return 'de'|'en'
	 */
	private static function of( string $locale ): string {
		return str_starts_with( strtolower( $locale ), 'de' ) ? 'de' : 'en';
	}

	private static function file( string $suffix ): string {
		return dirname( __DIR__ ) . '/languages/' . self::DOMAIN . '-de_DE' . $suffix;
	}
}
