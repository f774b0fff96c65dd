<?php
/**
 * The kinds of fields a form may have.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

enum FieldType: string {

	case Email    = 'email';
	case Text     = 'text';
	case Textarea = 'textarea';
	case Choice   = 'choice';

	public static function of_block( string $block_name ): ?self {
		return match ( $block_name ) {
			'kundenmeister/field-email'    => self::Email,
			'kundenmeister/field-text'     => self::Text,
			'kundenmeister/field-textarea' => self::Textarea,
			'kundenmeister/field-choice'   => self::Choice,
			default                        => null,
		};
	}

	/**
	 * Longest value in characters; an e-mail address has at most 254 (RFC 5321).
	 */
	public function max_length(): int {
		return self::Textarea === $this ? 5000 : 254;
	}
}
