<?php
/**
 * Exports what waits on this site about a person.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

use KundenMeister\DataProtection\Form\FormFinder;

/**
 * Art. 15 and 20 GDPR, in the shape of `wp_privacy_personal_data_exporters`.
 */
final class WaitingExporter {

	public function __construct(
		private readonly WaitingEntries $entries,
		private readonly FormFinder $finder,
		private readonly int $entries_per_page = 50
	) {}

	/**
	 * One page of the person's entries. What is delivered between two pages is part of the consents, exported after this.
	 *
	 * @return array{data:list<array<string,mixed>>,done:bool}
	 */
	public function export( string $email, int $page ): array {
		$first = ( max( 1, $page ) - 1 ) * $this->entries_per_page;
		$items = array();
		foreach ( $this->entries->of( $email ) as $position => $entry ) {
			if ( $position >= $first + $this->entries_per_page ) {
				return array(
					'data' => $items,
					'done' => false,
				);
			}
			if ( $position >= $first ) {
				$items[] = $this->item( $entry );
			}
		}
		return array(
			'data' => $items,
			'done' => true,
		);
	}

	/**
	 * @return array<string,mixed>
	 */
	private function item( WaitingEntry $entry ): array {
		$form = $this->finder->find( $entry->form_key, 0 );
		$item = new ExportItem();
		$item->add( __( 'Form', 'kundenmeister-data-protection' ), null === $form || '' === $form->title ? $entry->form_key : $form->title );
		$item->add( __( 'Sent', 'kundenmeister-data-protection' ), $item->time( $entry->submitted_at ) );
		$item->add( __( 'Page', 'kundenmeister-data-protection' ), $entry->page_url );
		foreach ( $entry->fields as $name => $value ) {
			$label = $form->fields[ $name ]->label ?? '';
			$item->add( '' === $label ? (string) $name : $label, $value );
		}
		$item->add( __( 'Shortened network address', 'kundenmeister-data-protection' ), $entry->client['ip'] ?? '' );
		$item->add( __( 'Browser', 'kundenmeister-data-protection' ), $entry->client['userAgent'] ?? '' );
		return $item->of_group( 'kmdp-waiting', __( 'Form entries that wait to be sent to KundenMeister', 'kundenmeister-data-protection' ), "kmdp-waiting-{$entry->row->id}" );
	}
}
