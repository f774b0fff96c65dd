<?php
/**
 * One field as the editor defined it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

final class FieldDefinition {

	/**
	 * @param string       $name     `[a-z][a-z0-9_]{0,39}`, unique in its form.
	 * @param string       $label    Plain text.
	 * @param FieldType    $type     Its kind.
	 * @param bool         $required Whether it must be filled in.
	 * @param string       $help     Plain text, may be empty.
	 * @param list<string> $options  What a choice offers.
	 * @param bool         $as_radio Choice shown as radio buttons.
	 */
	public function __construct(
		public readonly string $name,
		public readonly string $label,
		public readonly FieldType $type,
		public readonly bool $required = false,
		public readonly string $help = '',
		public readonly array $options = array(),
		public readonly bool $as_radio = false
	) {}

	/**
	 * @param string                  $block_name Name of the block.
	 * @param array<array-key,mixed>  $attributes Its attributes with defaults.
	 * @return self|null Null when the block is no field, or has no usable name.
	 */
	public static function from_block( string $block_name, array $attributes ): ?self {
		$type = FieldType::of_block( $block_name );
		$name = FieldType::Email === $type ? 'email' : ( $attributes['name'] ?? '' );
		if ( null === $type || ! is_string( $name ) || 1 !== preg_match( '/^[a-z][a-z0-9_]{0,39}$/D', $name ) ) {
			return null;
		}
		$text    = static fn( mixed $value ): string => is_string( $value ) ? trim( $value ) : '';
		$options = is_array( $attributes['options'] ?? null ) ? $attributes['options'] : array();
		return new self(
			$name,
			$text( $attributes['label'] ?? '' ),
			$type,
			FieldType::Email === $type || true === ( $attributes['required'] ?? false ),
			$text( $attributes['help'] ?? '' ),
			array_values( array_unique( array_filter( array_map( $text, $options ), static fn( string $option ): bool => '' !== $option ) ) ),
			'radio' === ( $attributes['display'] ?? '' )
		);
	}
}
