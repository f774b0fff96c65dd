<?php
/**
 * A form as the editor defined it in a post.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

final class FormDefinition {

	public const BLOCK         = 'kundenmeister/form';
	public const CONSENT_BLOCK = 'kundenmeister/consent';

	/**
	 * @param string                        $key             Unique key.
	 * @param string                        $kind            'newsletter', 'contact' or 'other'.
	 * @param string                        $title           Plain text, may be empty.
	 * @param string                        $success_message Plain text, may be empty.
	 * @param array<string,FieldDefinition> $fields          By name, in order.
	 * @param list<string>                  $profiles        Consent profiles chosen for it.
	 * @param bool                          $asks_consent    Whether it holds a consent block.
	 */
	public function __construct(
		public readonly string $key,
		public readonly string $kind,
		public readonly string $title,
		public readonly string $success_message,
		public readonly array $fields,
		public readonly array $profiles,
		public readonly bool $asks_consent
	) {}

	/**
	 * @param array<array-key,mixed>                                         $block    A form block as `parse_blocks` gives it.
	 * @param callable(string,array<array-key,mixed>):array<array-key,mixed> $complete Adds the defaults to a block's attributes.
	 * @return self|null Null when it has no usable key.
	 */
	public static function from_block( array $block, callable $complete ): ?self {
		$attributes = $complete( self::BLOCK, self::attributes( $block ) );
		$key        = $attributes['formKey'] ?? '';
		if ( ! is_string( $key ) || ! self::is_key( $key ) ) {
			return null;
		}
		$text     = static fn( mixed $value ): string => is_string( $value ) ? trim( $value ) : '';
		$kind     = $text( $attributes['kind'] ?? '' );
		$fields   = array();
		$profiles = null;
		foreach ( self::descendants( $block ) as $inner ) {
			$name  = is_string( $inner['blockName'] ?? null ) ? $inner['blockName'] : '';
			$field = FieldDefinition::from_block( $name, $complete( $name, self::attributes( $inner ) ) );
			if ( null !== $field ) {
				$fields[ $field->name ] ??= $field;
			} elseif ( self::CONSENT_BLOCK === $name ) {
				$profiles = array_merge( $profiles ?? array(), self::profiles( self::attributes( $inner ) ) );
			}
		}
		return new self(
			$key,
			in_array( $kind, array( 'newsletter', 'contact' ), true ) ? $kind : 'other',
			$text( $attributes['title'] ?? '' ),
			$text( $attributes['successMessage'] ?? '' ),
			$fields,
			array_values( array_unique( $profiles ?? array() ) ),
			null !== $profiles
		);
	}

	/**
	 * Whether a text can name a form in addresses and element ids.
	 */
	public static function is_key( string $text ): bool {
		return 1 === preg_match( '/^[a-z0-9][a-z0-9-]{2,62}$/D', $text );
	}

	/**
	 * @param array<array-key,mixed> $block A parsed block.
	 * @return \Generator<array<array-key,mixed>>
	 */
	private static function descendants( array $block ): \Generator {
		$inner_blocks = is_array( $block['innerBlocks'] ?? null ) ? $block['innerBlocks'] : array();
		foreach ( $inner_blocks as $inner ) {
			if ( is_array( $inner ) ) {
				yield $inner;
				yield from self::descendants( $inner );
			}
		}
	}

	/**
	 * @param array<array-key,mixed> $block A parsed block.
	 * @return array<array-key,mixed>
	 */
	private static function attributes( array $block ): array {
		return is_array( $block['attrs'] ?? null ) ? $block['attrs'] : array();
	}

	/**
	 * @param array<array-key,mixed> $attributes Of a consent block.
	 * @return list<string>
	 */
	private static function profiles( array $attributes ): array {
		$profiles = is_array( $attributes['profiles'] ?? null ) ? $attributes['profiles'] : array();
		return array_values( array_filter( $profiles, static fn( mixed $id ): bool => is_string( $id ) && '' !== $id ) );
	}
}
