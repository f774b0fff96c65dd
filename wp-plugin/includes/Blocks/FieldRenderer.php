<?php
/**
 * Renders the fields.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Blocks;

use KundenMeister\DataProtection\Form\FieldDefinition;
use KundenMeister\DataProtection\Form\FieldLabel;
use KundenMeister\DataProtection\Form\FieldType;
use WP_Block;

final class FieldRenderer {

	public function __construct( private readonly FormState $state ) {}

	/**
	 * @param array<array-key,mixed> $attributes The block's, with defaults.
	 * @param WP_Block               $block      The block in its form.
	 */
	public function render( array $attributes, WP_Block $block ): string {
		$form_key = $block->context['kundenmeister/formKey'] ?? '';
		$field    = FieldDefinition::from_block( (string) $block->name, $attributes );
		if ( null === $field || ! is_string( $form_key ) || '' === $form_key ) {
			return '';
		}
		$error   = $this->state->error( $form_key, "fields.{$field->name}" );
		$wrapper = get_block_wrapper_attributes(
			array(
				'class'           => "kmdp-field kmdp-field-{$field->type->value}" . ( '' === $error ? '' : ' kmdp-invalid' ),
				'data-kmdp-field' => "fields.{$field->name}",
			)
		);
		return $this->is_group( $field )
			? $this->group( $field, $form_key, $error, $wrapper )
			: $this->single( $field, $form_key, $error, $wrapper );
	}

	private function single( FieldDefinition $field, string $form_key, string $error, string $wrapper ): string {
		$id    = Markup::id( $form_key, "fields.{$field->name}" );
		$value = $this->state->value( $form_key, $field->name );
		return "<div $wrapper>"
			. '<label class="kmdp-label" for="' . esc_attr( $id ) . '">' . $this->label( $field ) . '</label>'
			. $this->control( $field, $value, $this->common( $field, $id, $error ) )
			. $this->below( $field, $id, $error )
			. '</div>';
	}

	/**
	 * @param FieldDefinition                    $field  The field.
	 * @param string                             $value  What the visitor entered.
	 * @param array<string,string|int|bool|null> $common Attributes of each kind of control.
	 */
	private function control( FieldDefinition $field, string $value, array $common ): string {
		$limit = array( 'maxlength' => $field->type->max_length() );
		return match ( $field->type ) {
			FieldType::Textarea => '<textarea' . Markup::attributes( $common + $limit + array( 'rows' => 5 ) ) . '>' . esc_textarea( $value ) . '</textarea>',
			FieldType::Choice   => '<select' . Markup::attributes( $common ) . '>' . $this->options( $field, $value ) . '</select>',
			FieldType::Email    => '<input' . Markup::attributes(
				array(
					'type'         => 'email',
					'autocomplete' => 'email',
					'value'        => $value,
				) + $common + $limit
			) . '>',
			FieldType::Text     => '<input' . Markup::attributes(
				array(
					'type'  => 'text',
					'value' => $value,
				) + $common + $limit
			) . '>',
		};
	}

	private function options( FieldDefinition $field, string $value ): string {
		$html = '<option value="">' . esc_html__( 'Please choose', 'kundenmeister-data-protection' ) . '</option>';
		foreach ( $field->options as $option ) {
			$html .= '<option' . Markup::attributes(
				array(
					'value'    => $option,
					'selected' => $option === $value,
				)
			) . '>' . esc_html( $option ) . '</option>';
		}
		return $html;
	}

	/**
	 * Radio buttons belong together: a fieldset names them (WCAG 1.3.1).
	 */
	private function group( FieldDefinition $field, string $form_key, string $error, string $wrapper ): string {
		$id    = Markup::id( $form_key, "fields.{$field->name}" );
		$value = $this->state->value( $form_key, $field->name );
		$html  = "<fieldset $wrapper" . Markup::attributes( array( 'aria-describedby' => $this->described_by( $field, $id ) ) ) . '>'
			. '<legend class="kmdp-label">' . $this->label( $field ) . '</legend>';
		foreach ( $field->options as $number => $option ) {
			$input = array(
				'type'         => 'radio',
				'id'           => 0 === $number ? $id : "$id-$number",
				'name'         => "kmdp[fields][{$field->name}]",
				'value'        => $option,
				'required'     => $field->required,
				'checked'      => $option === $value,
				'aria-invalid' => '' === $error ? null : 'true',
			);
			$html .= '<label class="kmdp-option"><input' . Markup::attributes( $input ) . '> ' . esc_html( $option ) . '</label>';
		}
		return $html . $this->below( $field, $id, $error ) . '</fieldset>';
	}

	/**
	 * @return array<string,string|int|bool|null>
	 */
	private function common( FieldDefinition $field, string $id, string $error ): array {
		return array(
			'class'            => 'kmdp-input',
			'id'               => $id,
			'name'             => "kmdp[fields][{$field->name}]",
			'required'         => $field->required,
			'aria-describedby' => $this->described_by( $field, $id ),
			'aria-invalid'     => '' === $error ? null : 'true',
		);
	}

	private function described_by( FieldDefinition $field, string $id ): string {
		return ( '' === $field->help ? '' : "$id-help " ) . "$id-error";
	}

	private function below( FieldDefinition $field, string $id, string $error ): string {
		$help = '' === $field->help ? '' : '<p class="kmdp-help" id="' . esc_attr( "$id-help" ) . '">' . esc_html( $field->help ) . '</p>';
		return $help . Markup::error( $id, $error );
	}

	private function label( FieldDefinition $field ): string {
		return esc_html( FieldLabel::of( $field ) ) . ( $field->required ? Markup::required_mark() : '' );
	}

	private function is_group( FieldDefinition $field ): bool {
		return FieldType::Choice === $field->type && $field->as_radio;
	}
}
