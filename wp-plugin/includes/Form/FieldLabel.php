<?php
/**
 * How a field is called where people read it.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Form;

final class FieldLabel {

	/**
	 * The editor's label, else a plain one.
	 */
	public static function of( FieldDefinition $field ): string {
		if ( '' !== $field->label ) {
			return $field->label;
		}
		return FieldType::Email === $field->type ? __( 'E-mail address', 'kundenmeister-data-protection' ) : $field->name;
	}
}
