<?php
/**
 * Erases what this site holds about a person, and has KundenMeister delete the rest.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Bridge\BridgeUnavailable;

/**
 * Art. 17 GDPR, in the shape of `wp_privacy_personal_data_erasers`. KundenMeister deletes a little later, so that this never
 * claims that it has: the messages say until when, and where the certificate is.
 */
final class Eraser {

	public function __construct(
		private readonly WaitingEntries $entries,
		private readonly PersonDeletion $deletion,
		private readonly int $entries_per_page = 100
	) {}

	/**
	 * Erases some entries. Each page begins anew with what is left, so none is skipped.
	 *
	 * @return array{items_removed:bool,items_retained:bool,messages:list<string>,done:bool}
	 */
	public function erase( string $email ): array {
		$removed  = 0;
		$retained = 0;
		foreach ( $this->entries->of( $email ) as $entry ) {
			$held = $this->entries->hold( $entry );
			if ( null === $held ) {
				++$retained;
				continue;
			}
			$this->entries->remove( $held );
			++$removed;
			if ( $removed >= $this->entries_per_page ) {
				return self::answer( $removed, array(), false );
			}
		}
		// What is delivered after the deletion would bring the person back.
		$messages = $retained > 0 ? array(
			__( 'An entry of this person is just being sent to KundenMeister. Neither it nor anything at KundenMeister was deleted. Please run this erasure again in a few minutes.', 'kundenmeister-data-protection' ),
		) : $this->have_deleted( $email );
		return self::answer( $removed, $messages, true );
	}

	/**
	 * @return list<string> What becomes of the person at KundenMeister; empty when it stores nothing.
	 */
	private function have_deleted( string $email ): array {
		try {
			$request = $this->deletion->file( $email );
		} catch ( BridgeUnavailable $unavailable ) {
			return array(
				BridgeUnavailable::NOT_CONNECTED === $unavailable->reason
					? __( 'This site is not connected to KundenMeister, so nobody looked what Körbler GmbH may still store about this person. If the site was connected before, please ask Körbler GmbH to delete the person there.', 'kundenmeister-data-protection' )
					: __( 'KundenMeister could not be asked to delete this person; nothing was deleted there. Please run this erasure again later.', 'kundenmeister-data-protection' ),
			);
		}
		return null === $request ? array() : array( self::words( $request ) );
	}

	/**
	 * @param array<array-key,mixed> $request As the bridge has it.
	 */
	private static function words( array $request ): string {
		$text = static fn( mixed $value ): string => is_string( $value ) ? $value : '';
		$item = new ExportItem();
		$hold = $request['legalHold'] ?? null;
		if ( is_array( $hold ) ) {
			return sprintf(
				/* translators: 1: which law, 2: date and time. */
				__( 'KundenMeister must keep the data of this person for now: %1$s, until %2$s. Until then it is restricted; it is deleted by itself when that ends. See Settings → Data Protection → Deletions.', 'kundenmeister-data-protection' ),
				$text( $hold['reason'] ?? '' ),
				$item->time( $text( $hold['until'] ?? '' ) )
			);
		}
		return sprintf(
			/* translators: 1: date and time, 2: number of the request. */
			__( 'KundenMeister deletes this person within minutes, at the latest by %1$s. The certificate is then under Settings → Data Protection → Deletions (request %2$s).', 'kundenmeister-data-protection' ),
			$item->time( $text( $request['dueAt'] ?? '' ) ),
			$text( $request['id'] ?? '' )
		);
	}

	/**
	 * @param int          $removed  Entries.
	 * @param list<string> $messages What is retained, and why.
	 * @param bool         $done     Whether nothing more can be removed.
	 * @return array{items_removed:bool,items_retained:bool,messages:list<string>,done:bool}
	 */
	private static function answer( int $removed, array $messages, bool $done ): array {
		return array(
			'items_removed'  => $removed > 0,
			'items_retained' => array() !== $messages,
			'messages'       => $messages,
			'done'           => $done,
		);
	}
}
