<?php
/**
 * What counts as the same submission.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Submission\AttemptKey;
use KundenMeister\DataProtection\Submission\SubmissionInput;
use PHPUnit\Framework\TestCase;

final class AttemptKeyTest extends TestCase {

	private const CLICK = '9b2f6c1e-3d4a-4f5b-8c6d-7e8f90a1b2c3';
	private const NOON  = 1800000000;

	public function test_it_is_a_uuid(): void {
		self::assertMatchesRegularExpression( '/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/D', self::key( self::CLICK ) );
	}

	public function test_the_same_click_has_the_same_key_however_late_it_comes(): void {
		self::assertSame( self::key( self::CLICK ), self::key( strtoupper( self::CLICK ), now: self::NOON + 86400 ) );
	}

	public function test_another_click_has_another_key(): void {
		self::assertNotSame( self::key( self::CLICK ), self::key( '9b2f6c1e-3d4a-4f5b-8c6d-7e8f90a1b2c4' ) );
	}

	public function test_other_entries_have_another_key_though_the_click_is_the_same(): void {
		self::assertNotSame( self::key( self::CLICK ), self::key( self::CLICK, array( 'email' => 'otto@example.org' ) ) );
	}

	public function test_without_script_the_same_entries_are_one_submission_for_five_minutes(): void {
		self::assertSame( self::key( '' ), self::key( '', now: self::NOON + 299 ) );
		self::assertNotSame( self::key( '' ), self::key( '', now: self::NOON + 300 ) );
		self::assertNotSame( self::key( '' ), self::key( '', array( 'email' => 'otto@example.org' ) ) );
	}

	public function test_what_is_no_uuid_is_taken_for_none(): void {
		foreach ( array( '1', self::CLICK . "\n", self::CLICK . '0', "' OR 1=1" ) as $attempt ) {
			self::assertSame( self::key( '' ), self::key( $attempt ), $attempt );
		}
	}

	public function test_sites_make_different_keys(): void {
		$input = new SubmissionInput( 'f-1', 'token', array(), array(), '', self::CLICK );
		self::assertNotSame( AttemptKey::of( 'one', $input, self::NOON ), AttemptKey::of( 'other', $input, self::NOON ) );
	}

	/**
	 * @param array<string,string> $fields Entries.
	 */
	private static function key( string $attempt, array $fields = array( 'email' => 'anna@example.org' ), int $now = self::NOON ): string {
		return AttemptKey::of( 'secret', new SubmissionInput( 'f-1', 'token', $fields, array( 'p' => 'v' ), '', $attempt ), $now );
	}
}
