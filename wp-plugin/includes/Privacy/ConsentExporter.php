<?php
/**
 * Exports a person's consents, with the words that were shown and the times.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Bridge\BridgeUnavailable;
use WP_Error;

/**
 * Art. 15 and 20 GDPR, in the shape of `wp_privacy_personal_data_exporters`.
 */
final class ConsentExporter {

	public function __construct( private readonly BridgeConsents $consents, private readonly int $consents_per_page = 10 ) {}

	/**
	 * One page of the person's consents. While KundenMeister cannot be asked there is no export: one that lacks consents must
	 * not look whole. On a site without connection it says that they are not part of it.
	 *
	 * @return array{data:list<array<string,mixed>>,done:bool}|WP_Error
	 */
	public function export( string $email, int $page ): array|WP_Error {
		$first = ( max( 1, $page ) - 1 ) * $this->consents_per_page;
		try {
			$ids   = $this->consents->ids( $email );
			$items = array();
			foreach ( array_slice( $ids, $first, $this->consents_per_page ) as $id ) {
				$items[] = $this->item( $id, $this->consents->proof( $id ) );
			}
		} catch ( BridgeUnavailable $unavailable ) {
			return BridgeUnavailable::NOT_CONNECTED === $unavailable->reason ? self::not_included() : new WP_Error(
				'kmdp_export_incomplete',
				__( 'KundenMeister cannot be asked for the consents of this person at the moment, so this export would be incomplete. Please try again later.', 'kundenmeister-data-protection' )
			);
		}
		return array(
			'data' => $items,
			'done' => count( $ids ) <= $first + $this->consents_per_page,
		);
	}

	/**
	 * @param string                 $id    Of the consent.
	 * @param array<array-key,mixed> $proof The bridge's answer.
	 * @return array<string,mixed>
	 */
	private function item( string $id, array $proof ): array {
		$submission = self::part( $proof, 'submission' );
		$version    = self::part( $proof, 'version' );
		$item       = new ExportItem();
		$item->add( __( 'Consent', 'kundenmeister-data-protection' ), self::text( $proof, 'description' ) );
		$item->add( __( 'State', 'kundenmeister-data-protection' ), ConsentWords::state( self::text( $proof, 'state' ) ) );
		$item->add( __( 'Consent text', 'kundenmeister-data-protection' ), self::text( $version, 'consentText' ) );
		$item->add( __( 'Notice on cancelling', 'kundenmeister-data-protection' ), self::text( $version, 'cancelNotice' ) );
		$item->add( __( 'Processor', 'kundenmeister-data-protection' ), self::text( $version, 'processorStatement' ) );
		$item->add( __( 'Privacy declaration', 'kundenmeister-data-protection' ), self::declaration( self::part( $version, 'privacyDeclaration' ) ) );
		$item->add( __( 'Fingerprint of the texts (SHA-256)', 'kundenmeister-data-protection' ), self::text( $version, 'sha256' ) );
		$item->add( __( 'Form', 'kundenmeister-data-protection' ), self::text( $submission, 'formTitle' ) );
		$item->add( __( 'Page', 'kundenmeister-data-protection' ), self::text( $submission, 'pageUrl' ) );
		$item->add( __( 'Texts shown', 'kundenmeister-data-protection' ), $item->time( self::text( $submission, 'renderedAt' ) ) );
		$item->add( __( 'Sent', 'kundenmeister-data-protection' ), $item->time( self::text( $submission, 'submittedAt' ) ) );
		$item->add( __( 'Stored', 'kundenmeister-data-protection' ), $item->time( self::text( $submission, 'receivedAt' ) ) );
		self::add_fields( $item, $submission );
		self::add_history( $item, self::part( $proof, 'events' ) );
		return $item->of_group( 'kmdp-consents', __( 'Consents at KundenMeister', 'kundenmeister-data-protection' ), "kmdp-consent-$id" );
	}

	/**
	 * @param ExportItem             $item       Of the consent.
	 * @param array<array-key,mixed> $submission With `fields` and `fieldLabels`.
	 */
	private static function add_fields( ExportItem $item, array $submission ): void {
		$labels = self::part( $submission, 'fieldLabels' );
		foreach ( self::part( $submission, 'fields' ) as $name => $value ) {
			$label = self::text( $labels, $name );
			$item->add( '' === $label ? (string) $name : $label, is_scalar( $value ) ? (string) $value : '' );
		}
	}

	/**
	 * @param ExportItem             $item   Of the consent.
	 * @param array<array-key,mixed> $events What happened, in order.
	 */
	private static function add_history( ExportItem $item, array $events ): void {
		$lines = array();
		foreach ( $events as $event ) {
			if ( is_array( $event ) ) {
				$lines[] = trim( $item->time( self::text( $event, 'at' ) ) . ': ' . ConsentWords::event( self::text( $event, 'type' ) ) . ' ' . self::text( $event, 'reason' ) );
			}
		}
		$item->add( __( 'History', 'kundenmeister-data-protection' ), implode( "\n", $lines ) );
	}

	/**
	 * @param array<array-key,mixed> $declaration As shown.
	 */
	private static function declaration( array $declaration ): string {
		return 'link' === self::text( $declaration, 'mode' ) ? self::text( $declaration, 'url' ) : self::text( $declaration, 'text' );
	}

	/**
	 * @return array{data:list<array<string,mixed>>,done:bool}
	 */
	private static function not_included(): array {
		$item = new ExportItem();
		$item->add(
			__( 'Note', 'kundenmeister-data-protection' ),
			__( 'This site is not connected to KundenMeister. What KundenMeister may hold about this person is not part of this export.', 'kundenmeister-data-protection' )
		);
		return array(
			'data' => array( $item->of_group( 'kmdp-consents', __( 'Consents at KundenMeister', 'kundenmeister-data-protection' ), 'kmdp-not-connected' ) ),
			'done' => true,
		);
	}

	/**
	 * @param array<array-key,mixed> $data Of the bridge.
	 * @return array<array-key,mixed>
	 */
	private static function part( array $data, string $name ): array {
		return is_array( $data[ $name ] ?? null ) ? $data[ $name ] : array();
	}

	/**
	 * @param array<array-key,mixed> $data Of the bridge.
	 */
	private static function text( array $data, string|int $name ): string {
		return is_string( $data[ $name ] ?? null ) ? $data[ $name ] : '';
	}
}
