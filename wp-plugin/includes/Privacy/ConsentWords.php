<?php
/**
 * States and events of a consent in plain words.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

final class ConsentWords {

	/**
	 * @param string $state As the bridge names it; an unknown one is given back.
	 */
	public static function state( string $state ): string {
		return match ( $state ) {
			'requested'   => __( 'Awaiting confirmation', 'kundenmeister-data-protection' ),
			'given'       => __( 'Given', 'kundenmeister-data-protection' ),
			'confirmed'   => __( 'Confirmed', 'kundenmeister-data-protection' ),
			'withdrawn'   => __( 'Withdrawn', 'kundenmeister-data-protection' ),
			'expired'     => __( 'Expired', 'kundenmeister-data-protection' ),
			'invalidated' => __( 'Invalidated', 'kundenmeister-data-protection' ),
			'imported'    => __( 'Imported', 'kundenmeister-data-protection' ),
			'refused'     => __( 'Declined', 'kundenmeister-data-protection' ),
			default       => $state,
		};
	}

	/**
	 * @param string $event As the bridge names it: a request leads to awaiting, all else is called like the state it leads to.
	 */
	public static function event( string $event ): string {
		return 'requested' === $event ? __( 'Requested', 'kundenmeister-data-protection' ) : self::state( $event );
	}
}
