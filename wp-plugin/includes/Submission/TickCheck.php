<?php
/**
 * Whether a box was ticked.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Submission;

use KundenMeister\DataProtection\Token\Box;

/**
 * Consent is an active act (Art. 4(11) GDPR; CJEU C-673/17): only the box's own value counts. `on`, `1`, `no`, `0`, an
 * empty list or another version's value is no consent.
 */
final class TickCheck {

	/**
	 * @param list<Box>               $boxes The boxes that were shown.
	 * @param array<array-key,mixed>  $sent  What came with the form, by profile id.
	 * @return array<string,bool> Ticked or not, by profile id, for each box shown.
	 */
	public static function ticks( array $boxes, array $sent ): array {
		$ticks = array();
		foreach ( $boxes as $box ) {
			$ticks[ $box->profile_id ] = ( $sent[ $box->profile_id ] ?? null ) === $box->version_id;
		}
		return $ticks;
	}

	/**
	 * @param list<Box>              $boxes The boxes that were shown.
	 * @param array<array-key,mixed> $sent  What came with the form, by profile id.
	 * @return list<FieldError> One per required box that was not ticked, and one when there was no box at all.
	 */
	public static function errors( array $boxes, array $sent ): array {
		if ( array() === $boxes ) {
			return array( new FieldError( '', 'consent-not-shown' ) );
		}
		$ticks  = self::ticks( $boxes, $sent );
		$errors = array();
		foreach ( $boxes as $box ) {
			if ( $box->required && ! $ticks[ $box->profile_id ] ) {
				$errors[] = new FieldError( "consents.{$box->profile_id}", 'consent-required' );
			}
		}
		return $errors;
	}
}
