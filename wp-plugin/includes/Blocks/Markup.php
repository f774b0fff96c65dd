<?php
/**
 * Names and pieces of HTML that several blocks share.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

final class Markup {

	/**
	 * Id of the form, or of one of its controls.
	 *
	 * @param string $form_key The form.
	 * @param string $field    '', 'fields.<name>' or 'consents.<profileId>'.
	 */
	public static function id( string $form_key, string $field = '' ): string {
		$suffix = match ( true ) {
			str_starts_with( $field, 'fields.' )   => '-' . substr( $field, 7 ),
			str_starts_with( $field, 'consents.' ) => '-consent-' . substr( $field, 9 ),
			default                                => '',
		};
		return "kmdp-$form_key$suffix";
	}

	/**
	 * Attributes, escaped. True writes a bare attribute; false and null write none. Not esc_attr: that leaves entities
	 * as they are, so that a value `&lt;` would come back as another one.
	 *
	 * @param array<string,string|int|bool|null> $attributes By name.
	 */
	public static function attributes( array $attributes ): string {
		$html = '';
		foreach ( $attributes as $name => $value ) {
			if ( true === $value ) {
				$html .= " $name";
			} elseif ( false !== $value && null !== $value ) {
				$html .= " $name=\"" . htmlspecialchars( (string) $value, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8' ) . '"';
			}
		}
		return $html;
	}

	/**
	 * The place for a field's error; hidden while there is none.
	 */
	public static function error( string $control_id, string $message ): string {
		return '<p' . self::attributes(
			array(
				'class'  => 'kmdp-error',
				'id'     => "$control_id-error",
				'hidden' => '' === $message,
			)
		) . '>' . esc_html( $message ) . '</p>';
	}

	/**
	 * Marks a required field for the eye; the control itself says it to assistive technology.
	 */
	public static function required_mark(): string {
		return ' <span class="kmdp-required" aria-hidden="true">*</span>';
	}
}
