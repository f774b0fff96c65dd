<?php
/**
 * Erases what this site holds about a person, and says what remains elsewhere.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Bridge\BridgeUnavailable;

/**
 * Art. 17 GDPR, in the shape of `wp_privacy_personal_data_erasers`. Nothing at KundenMeister is changed from here, and the
 * messages say so.
 */
final class Eraser {

	public function __construct(
		private readonly WaitingEntries $entries,
		private readonly BridgeConsents $consents,
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
			$this->entries->erase( $entry ) ? ++$removed : ++$retained;
			if ( $removed >= $this->entries_per_page ) {
				return self::answer( $removed, array(), false );
			}
		}
		$messages = 0 === $retained ? array() : array(
			__( 'An entry of this person is just being sent to KundenMeister and was not deleted here. Please run this erasure again in a few minutes.', 'kundenmeister-data-protection' ),
		);
		return self::answer( $removed, array_merge( $messages, $this->what_remains( $email ) ), true );
	}

	/**
	 * @return list<string> What KundenMeister still has, and what to do; empty when it has nothing.
	 */
	private function what_remains( string $email ): array {
		try {
			$count = count( $this->consents->ids( $email ) );
		} catch ( BridgeUnavailable $unavailable ) {
			return array(
				BridgeUnavailable::NOT_CONNECTED === $unavailable->reason
					? __( 'This site is not connected to KundenMeister, so nobody looked what Körbler GmbH may still store about this person. If the site was connected before, please ask Körbler GmbH to delete the person there.', 'kundenmeister-data-protection' )
					: __( 'KundenMeister could not be asked what it stores about this person; nothing was deleted there. Please run this erasure again later, or ask Körbler GmbH to delete the person there.', 'kundenmeister-data-protection' ),
			);
		}
		return 0 === $count ? array() : array(
			sprintf(
				/* translators: %d: number of consents. */
				_n(
					'Körbler GmbH still stores %d consent of this person in KundenMeister, with its proof; this erasure neither deletes nor withdraws it. Please withdraw it under Settings → Data Protection → Consents, and ask Körbler GmbH to delete the person.',
					'Körbler GmbH still stores %d consents of this person in KundenMeister, with their proofs; this erasure neither deletes nor withdraws them. Please withdraw them under Settings → Data Protection → Consents, and ask Körbler GmbH to delete the person.',
					$count,
					'kundenmeister-data-protection'
				),
				$count
			),
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
