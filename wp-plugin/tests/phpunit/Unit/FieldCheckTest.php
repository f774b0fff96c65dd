<?php
/**
 * Checks of the fields.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Form\FieldDefinition;
use KundenMeister\DataProtection\Form\FieldType;
use KundenMeister\DataProtection\Form\FormDefinition;
use KundenMeister\DataProtection\Submission\FieldCheck;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class FieldCheckTest extends TestCase {

	public function test_what_is_right_comes_through_trimmed_and_without_empty_fields(): void {
		$check = self::check( array( 'email' => ' anna@example.org ', 'name' => '', 'message' => "Guten\r\nTag", 'topic' => 'A & B' ) );
		self::assertSame( array(), $check->errors() );
		self::assertSame( array( 'email' => 'anna@example.org', 'message' => "Guten\nTag", 'topic' => 'A & B' ), $check->values() );
	}

	public function test_a_missing_required_field_is_named(): void {
		self::assertSame( array( 'fields.email' => 'field-required' ), self::faults( array() ) );
		self::assertSame( array( 'fields.email' => 'field-required' ), self::faults( array( 'email' => "  \n " ) ) );
	}

	public function test_a_field_the_form_does_not_have_is_refused(): void {
		self::assertSame( array( '' => 'field-unknown' ), self::faults( array( 'email' => 'anna@example.org', 'phone' => '1' ) ) );
	}

	#[DataProvider( 'addresses' )]
	public function test_addresses( string $address, bool $valid ): void {
		self::assertSame( $valid ? array() : array( 'fields.email' => 'email-invalid' ), self::faults( array( 'email' => $address ) ) );
	}

	/**
	 * @return array<string,array{string,bool}>
	 */
	public static function addresses(): array {
		return array(
			'plain'               => array( 'anna@example.org', true ),
			'plus'                => array( 'anna+news@example.co.at', true ),
			'umlaut in front'     => array( 'jörg@example.org', true ),
			'umlaut in domain'    => array( 'anna@müller.at', true ),
			'no domain'           => array( 'anna@', false ),
			'no at'               => array( 'anna.example.org', false ),
			'two'                 => array( 'a@example.org, b@example.org', false ),
			'host only'           => array( 'anna@localhost', false ),
			'with name'           => array( 'Anna <anna@example.org>', false ),
			'header injection'    => array( "anna@example.org\nBcc: x@example.org", false ),
			'space'               => array( 'anna @example.org', false ),
			'umlaut domain alone' => array( 'anna@müller', false ),
		);
	}

	public function test_lengths_count_characters_not_bytes(): void {
		$sent = static fn( int $letters ): array => array( 'email' => 'a@example.org', 'message' => str_repeat( 'ä', $letters ) );
		self::assertSame( array(), self::faults( $sent( 5000 ) ) );
		self::assertSame( array( 'fields.message' => 'field-too-long' ), self::faults( $sent( 5001 ) ) );
		self::assertSame( array( 'fields.name' => 'field-too-long' ), self::faults( array( 'email' => 'a@example.org', 'name' => str_repeat( 'x', 255 ) ) ) );
	}

	public function test_a_choice_must_be_one_of_those_offered(): void {
		self::assertSame( array( 'fields.topic' => 'choice-unknown' ), self::faults( array( 'email' => 'a@example.org', 'topic' => 'C' ) ) );
	}

	#[DataProvider( 'unreadable' )]
	public function test_what_is_no_text_is_refused( mixed $value ): void {
		self::assertSame( array( 'fields.name' => 'field-invalid' ), self::faults( array( 'email' => 'a@example.org', 'name' => $value ) ) );
	}

	/**
	 * @return array<string,array{mixed}>
	 */
	public static function unreadable(): array {
		return array(
			'list'    => array( array( 'x' ) ),
			'number'  => array( 7 ),
			'null'    => array( false ),
			'no UTF8' => array( "\xC3\x28" ),
		);
	}

	public function test_a_line_stays_one_line_and_control_characters_go(): void {
		self::assertSame( 'Anna X-Y', self::check( array( 'email' => 'a@example.org', 'name' => "Anna\r\nX\0-Y" ) )->values()['name'] );
	}

	/**
	 * @param array<string,mixed> $sent What came.
	 * @return array<string,string> Code by field.
	 */
	private static function faults( array $sent ): array {
		return array_column( self::check( $sent )->errors(), 'code', 'field' );
	}

	/**
	 * @param array<string,mixed> $sent What came.
	 */
	private static function check( array $sent ): FieldCheck {
		$fields = array(
			'email'   => new FieldDefinition( 'email', 'E-Mail', FieldType::Email, true ),
			'name'    => new FieldDefinition( 'name', 'Name', FieldType::Text ),
			'message' => new FieldDefinition( 'message', 'Nachricht', FieldType::Textarea ),
			'topic'   => new FieldDefinition( 'topic', 'Thema', FieldType::Choice, options: array( 'A & B', 'D' ) ),
		);
		return new FieldCheck( new FormDefinition( 'f-abc', 'contact', '', '', $fields, array(), true ), $sent );
	}
}
