<?php
/**
 * Takes what waits on this site about a person along when the bridge is asked to delete that person.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use WP_Error;
use WP_REST_Response;

/**
 * An entry that is delivered after the deletion would bring the person back. So the person's entries are held while the
 * bridge is asked, and deleted as soon as the deletion is certain; whatever else happens, they wait on as before.
 */
final class SiteErasure {

	public function __construct( private readonly WaitingEntries $entries ) {}

	/**
	 * Asks the bridge, with the person's entries held.
	 *
	 * @param string                                 $email The person's; '' for nobody.
	 * @param callable():(WP_REST_Response|WP_Error) $ask   Answers with the request as it is then.
	 */
	public function along_with( string $email, callable $ask ): WP_REST_Response|WP_Error {
		$held = $this->hold( $email );
		if ( null === $held ) {
			return new WP_Error(
				'kmdp_entry_being_sent',
				__( 'An entry of this person is just being sent to KundenMeister. Please try again in two minutes; nothing was deleted yet.', 'kundenmeister-data-protection' ),
				array( 'status' => 409 )
			);
		}
		$answer = $ask();
		foreach ( $held as $entry ) {
			self::is_certain( $answer ) ? $this->entries->remove( $entry ) : $this->entries->release( $entry );
		}
		return $answer;
	}

	/**
	 * @return list<WaitingEntry>|null Null when one is being sent.
	 */
	private function hold( string $email ): ?array {
		$held = array();
		foreach ( '' === $email ? array() : $this->entries->of( $email ) as $entry ) {
			$mine = $this->entries->hold( $entry );
			if ( null === $mine ) {
				array_map( $this->entries->release( ... ), $held );
				return null;
			}
			$held[] = $mine;
		}
		return $held;
	}

	/**
	 * Whether the person is, or will be, deleted at the bridge, or is not known there.
	 *
	 * @param WP_REST_Response|WP_Error $answer The bridge's.
	 */
	private static function is_certain( WP_REST_Response|WP_Error $answer ): bool {
		if ( $answer instanceof WP_Error ) {
			return 'contact-unknown' === $answer->get_error_code();
		}
		$request = (array) $answer->get_data();
		return 'person' === ( $request['kind'] ?? '' ) && in_array( $request['state'] ?? '', array( 'scheduled', 'executed' ), true );
	}
}
