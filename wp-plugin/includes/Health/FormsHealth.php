<?php
/**
 * Whether each published form of this site may take entries.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Form\FormReport;
use KundenMeister\DataProtection\Form\FormSummary;

final class FormsHealth {

	public const TEST = 'forms';

	public function __construct( private readonly FormReport $report ) {}

	/**
	 * Asks the bridge; takes up to ten seconds.
	 */
	public function test(): HealthResult {
		$forms   = array_map( FormSummary::from_report( ... ), $this->report->all() );
		$forms   = array_filter( $forms, static fn( FormSummary $form ): bool => 'publish' === $form->status );
		$unknown = array_filter( $forms, static fn( FormSummary $form ): bool => null === $form->accepts );
		$closed  = array_filter( $forms, static fn( FormSummary $form ): bool => false === $form->accepts );
		if ( array() !== $closed ) {
			return HealthResult::critical( self::TEST, __( 'Some published forms take no entries', 'kundenmeister-data-protection' ), ...self::lines( $forms ) );
		}
		if ( array() !== $unknown ) {
			return HealthResult::recommended(
				self::TEST,
				__( 'The forms could not be checked', 'kundenmeister-data-protection' ),
				__( 'KundenMeister, which checks them, did not answer.', 'kundenmeister-data-protection' )
			);
		}
		return array() === self::lines( $forms )
			? HealthResult::good( self::TEST, __( 'All published forms follow the rules of data protection', 'kundenmeister-data-protection' ), __( 'No published form has a finding.', 'kundenmeister-data-protection' ) )
			: HealthResult::recommended( self::TEST, __( 'Some published forms have findings', 'kundenmeister-data-protection' ), ...self::lines( $forms ) );
	}

	/**
	 * @param array<int,FormSummary> $forms Published ones.
	 * @return list<string>
	 */
	private static function lines( array $forms ): array {
		$lines = array();
		foreach ( $forms as $form ) {
			foreach ( $form->faults as $fault ) {
				$lines[] = "$form->title: $fault";
			}
		}
		return $lines;
	}
}
