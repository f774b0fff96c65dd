<?php
/**
 * Forms as the editor defined them.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Form\FormDefinition;
use PHPUnit\Framework\TestCase;

final class FormDefinitionTest extends TestCase {

	public function test_fields_are_found_in_order_at_any_depth(): void {
		$columns = self::block( 'core/columns', array(), self::block( 'core/column', array(), self::block( 'kundenmeister/field-text', array( 'name' => 'city' ) ) ) );
		$form    = self::form( self::block( 'kundenmeister/field-email' ), $columns, self::block( 'kundenmeister/consent', array( 'profiles' => array( 'p1' ) ) ) );
		self::assertSame( array( 'email', 'city' ), array_keys( $form->fields ) );
		self::assertSame( array( 'p1' ), $form->profiles );
		self::assertTrue( $form->asks_consent );
	}

	public function test_the_email_field_is_required_and_has_its_fixed_name(): void {
		$field = self::form( self::block( 'kundenmeister/field-email', array( 'name' => 'other', 'required' => false ) ) )->fields['email'];
		self::assertTrue( $field->required );
	}

	public function test_of_two_fields_with_one_name_the_first_counts(): void {
		$form = self::form(
			self::block( 'kundenmeister/field-text', array( 'name' => 'x', 'label' => 'One' ) ),
			self::block( 'kundenmeister/field-text', array( 'name' => 'x', 'label' => 'Two' ) )
		);
		self::assertSame( 'One', $form->fields['x']->label );
	}

	public function test_a_field_without_a_usable_name_is_left_out(): void {
		foreach ( array( '', 'Name', '1x', 'a-b', "a\n", '__proto__', str_repeat( 'a', 41 ) ) as $name ) {
			self::assertSame( array(), self::form( self::block( 'kundenmeister/field-text', array( 'name' => $name ) ) )->fields );
		}
	}

	public function test_a_form_without_consent_block_is_known_as_such(): void {
		self::assertFalse( self::form( self::block( 'kundenmeister/field-email' ) )->asks_consent );
	}

	public function test_a_form_without_a_usable_key_is_none(): void {
		foreach ( array( '', 'F-ABC', '../x', 'a b', "f-abc\n", '-abc' ) as $key ) {
			self::assertNull( FormDefinition::from_block( self::block( 'kundenmeister/form', array( 'formKey' => $key ) ), self::as_stored( ... ) ) );
		}
	}

	public function test_defaults_are_added_before_reading(): void {
		$complete = static fn( string $name, array $stored ): array => $stored + array( 'label' => "label of $name" );
		$form     = FormDefinition::from_block( self::block( 'kundenmeister/form', array( 'formKey' => 'f-abc' ), self::block( 'kundenmeister/field-email' ) ), $complete );
		self::assertSame( 'label of kundenmeister/field-email', $form?->fields['email']->label );
	}

	public function test_an_unknown_kind_counts_as_other(): void {
		$block = self::block( 'kundenmeister/form', array( 'formKey' => 'f-abc', 'kind' => 'event' ) );
		self::assertSame( 'other', FormDefinition::from_block( $block, self::as_stored( ... ) )?->kind );
	}

	public function test_options_are_text_without_doubles(): void {
		$choice = self::block( 'kundenmeister/field-choice', array( 'name' => 'x', 'options' => array( ' A ', 'A', '', 3, 'B' ) ) );
		self::assertSame( array( 'A', 'B' ), self::form( $choice )->fields['x']->options );
	}

	/**
	 * @param array<string,mixed> ...$inner Blocks.
	 */
	private static function form( array ...$inner ): FormDefinition {
		$form = FormDefinition::from_block( self::block( 'kundenmeister/form', array( 'formKey' => 'f-abc' ), ...$inner ), self::as_stored( ... ) );
		self::assertNotNull( $form );
		return $form;
	}

	/**
	 * @param array<string,mixed> $attributes Of the block.
	 * @param array<string,mixed> ...$inner   Blocks.
	 * @return array<string,mixed>
	 */
	private static function block( string $name, array $attributes = array(), array ...$inner ): array {
		return array( 'blockName' => $name, 'attrs' => $attributes, 'innerBlocks' => $inner );
	}

	/**
	 * @param array<array-key,mixed> $stored Attributes.
	 * @return array<array-key,mixed>
	 */
	private static function as_stored( string $name, array $stored ): array {
		return $stored;
	}
}
