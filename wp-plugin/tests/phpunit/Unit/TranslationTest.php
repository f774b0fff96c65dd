<?php
/**
 * The German translation is whole.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use PHPUnit\Framework\TestCase;

final class TranslationTest extends TestCase {

	private const ROOT = __DIR__ . '/../../..';

	public function test_every_sentence_of_the_sources_has_a_german_one(): void {
		$german  = self::german();
		$missing = array();
		foreach ( self::sources() as $file ) {
			preg_match_all( '/\b(?:esc_html__|esc_html_e|esc_attr__|esc_attr_e|__|_e|_n)\(\s*([\'"])((?:(?!\1)[^\\\\]|\\\\.)*)\1\s*,/su', (string) file_get_contents( $file ), $found );
			foreach ( $found[2] as $sentence ) {
				$sentence = stripslashes( $sentence );
				if ( ! isset( $german[ $sentence ] ) && array() === preg_grep( '/^' . preg_quote( $sentence, '/' ) . "\0/", array_keys( $german ) ) ) {
					$missing[] = basename( $file ) . ": $sentence";
				}
			}
		}
		self::assertSame( array(), $missing );
	}

	public function test_every_sentence_with_a_context_has_a_german_one(): void {
		$string = '([\'"])((?:(?!\%d)[^\\\\]|\\\\.)*)\%d';
		$call   = '/\b(?:esc_html|esc_attr)?_x\(\s*' . sprintf( $string, 1, 1 ) . '\s*,\s*' . sprintf( $string, 3, 3 ) . '\s*,/su';
		$asked  = array();
		foreach ( self::sources() as $file ) {
			preg_match_all( $call, (string) file_get_contents( $file ), $found );
			foreach ( $found[2] as $n => $sentence ) {
				$asked[] = stripslashes( $found[4][ $n ] ) . "\4" . stripslashes( $sentence );
			}
		}
		self::assertContains( "checkbox\4Off", $asked );
		self::assertSame( array(), array_diff( $asked, array_keys( self::german() ) ) );
	}

	public function test_every_word_of_the_block_files_has_a_german_one(): void {
		$german  = self::german();
		$missing = array();
		foreach ( (array) glob( self::ROOT . '/src/blocks/*/block.json' ) as $file ) {
			$block = json_decode( (string) file_get_contents( (string) $file ), true );
			$words = array( "block title\4{$block['title']}", "block description\4{$block['description']}" );
			foreach ( $block['keywords'] ?? array() as $keyword ) {
				$words[] = "block keyword\4$keyword";
			}
			$missing = array_merge( $missing, array_diff( $words, array_keys( $german ) ) );
		}
		self::assertSame( array(), $missing );
	}

	public function test_placeholders_are_the_same_in_both_languages(): void {
		foreach ( self::german() as $english => $sentence ) {
			foreach ( explode( "\0", $sentence ) as $form ) {
				self::assertSame( self::placeholders( explode( "\0", $english )[0] ), self::placeholders( $form ), $english );
			}
		}
	}

	public function test_scripts_get_the_same_sentences(): void {
		$scripts = json_decode( (string) file_get_contents( self::ROOT . '/languages/kundenmeister-data-protection-de_DE-scripts.json' ), true );
		self::assertCount( count( self::german() ), array_filter( array_keys( $scripts['locale_data']['messages'] ) ) );
	}

	/**
	 * @return array<string,string>
	 */
	private static function german(): array {
		$file = require self::ROOT . '/languages/kundenmeister-data-protection-de_DE.l10n.php';
		return $file['messages'];
	}

	/**
	 * @return list<string>
	 */
	private static function sources(): array {
		$files = array();
		foreach ( array( 'includes', 'src' ) as $folder ) {
			foreach ( new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( self::ROOT . "/$folder", \FilesystemIterator::SKIP_DOTS ) ) as $file ) {
				if ( in_array( $file->getExtension(), array( 'php', 'ts', 'tsx' ), true ) ) {
					$files[] = $file->getPathname();
				}
			}
		}
		return $files;
	}

	/**
	 * @return list<string>
	 */
	private static function placeholders( string $sentence ): array {
		preg_match_all( '/%(?:\d\$)?[sd]/', $sentence, $found );
		sort( $found[0] );
		return $found[0];
	}
}
