<?php
/**
 * What counts as a tick.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Tests\Unit;

use KundenMeister\DataProtection\Submission\TickCheck;
use KundenMeister\DataProtection\Token\Box;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;

final class TickCheckTest extends TestCase {

	public function test_the_boxs_own_value_is_a_tick(): void {
		self::assertSame( array( 'p' => true ), TickCheck::ticks( self::required(), array( 'p' => 'version-1' ) ) );
		self::assertSame( array(), TickCheck::errors( self::required(), array( 'p' => 'version-1' ) ) );
	}

	#[DataProvider( 'no_ticks' )]
	public function test_anything_else_is_no_tick( mixed $sent ): void {
		self::assertSame( array( 'p' => false ), TickCheck::ticks( self::required(), array( 'p' => $sent ) ) );
		self::assertSame( 'consent-required', TickCheck::errors( self::required(), array( 'p' => $sent ) )[0]->code );
	}

	/**
	 * @return array<string,array{mixed}>
	 */
	public static function no_ticks(): array {
		return array(
			'no'              => array( 'no' ),
			'zero'            => array( '0' ),
			'on'              => array( 'on' ),
			'one'             => array( '1' ),
			'true'            => array( true ),
			'number'          => array( 1 ),
			'nothing'         => array( '' ),
			'null'            => array( null ),
			'empty list'      => array( array() ),
			'list with it'    => array( array( 'version-1' ) ),
			'another version' => array( 'version-2' ),
			'other case'      => array( 'VERSION-1' ),
			'space around'    => array( 'version-1 ' ),
		);
	}

	public function test_the_error_stands_at_the_box_it_concerns(): void {
		$boxes  = array( new Box( 'a', 'v1', true ), new Box( 'b', 'v2', true ) );
		$errors = TickCheck::errors( $boxes, array( 'a' => 'v1', 'b' => 'v1' ) );
		self::assertSame( array( 'consents.b' ), array_column( $errors, 'field' ) );
	}

	public function test_an_optional_box_may_stay_empty_and_is_recorded_as_declined(): void {
		$boxes = array( new Box( 'p', 'version-1', false ) );
		self::assertSame( array(), TickCheck::errors( $boxes, array() ) );
		self::assertSame( array( 'p' => false ), TickCheck::ticks( $boxes, array() ) );
	}

	public function test_a_form_that_showed_no_box_collects_nothing(): void {
		self::assertSame( 'consent-not-shown', TickCheck::errors( array(), array( 'p' => 'version-1' ) )[0]->code );
	}

	/**
	 * @return list<Box>
	 */
	private static function required(): array {
		return array( new Box( 'p', 'version-1', true ) );
	}
}
