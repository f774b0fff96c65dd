<?php
/**
 * One thing in a personal data export.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Privacy;

final class ExportItem {

	/** @var list<array{name:string,value:string}> */
	private array $data = array();

	/**
	 * Adds a line; empty ones are left out.
	 *
	 * @param string $name  Label, plain text.
	 * @param string $value Plain text: WordPress shows HTML, so it is escaped here.
	 */
	public function add( string $name, string $value ): void {
		if ( '' !== trim( $value ) ) {
			$this->data[] = array(
				'name'  => esc_html( $name ),
				'value' => nl2br( esc_html( $value ), false ),
			);
		}
	}

	/**
	 * A time of the bridge as people read it, in the site's time zone.
	 *
	 * @param string $rfc3339 Anything else is given back as it is.
	 */
	public function time( string $rfc3339 ): string {
		$seconds = strtotime( $rfc3339 );
		return false === $seconds ? $rfc3339 : (string) wp_date( __( 'Y-m-d H:i:s T', 'kundenmeister-data-protection' ), $seconds );
	}

	/**
	 * The item as WordPress wants it.
	 *
	 * @param string $group_id    Same for things of one kind.
	 * @param string $group_label Heading.
	 * @param string $item_id     Unique.
	 * @return array{group_id:string,group_label:string,item_id:string,data:list<array{name:string,value:string}>}
	 */
	public function of_group( string $group_id, string $group_label, string $item_id ): array {
		return array(
			'group_id'    => $group_id,
			'group_label' => $group_label,
			'item_id'     => $item_id,
			'data'        => $this->data,
		);
	}
}
