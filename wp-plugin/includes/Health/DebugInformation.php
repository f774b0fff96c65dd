<?php
/**
 * What support needs to know about this site, without secrets and without anything personal.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Health;

use KundenMeister\DataProtection\Bridge\LedgerHead;
use KundenMeister\DataProtection\Connection\ConnectionStore;
use KundenMeister\DataProtection\Cron;
use KundenMeister\DataProtection\Form\FormFinder;
use KundenMeister\DataProtection\Outbox\Delivery;
use KundenMeister\DataProtection\Outbox\OutboxStore;
use KundenMeister\DataProtection\Outbox\OutboxTable;

final class DebugInformation {

	public const SECTION = 'kundenmeister-data-protection';

	public function __construct(
		private readonly ConnectionStore $connections,
		private readonly OutboxStore $outbox,
		private readonly FormFinder $finder,
		private readonly LedgerHead $head
	) {}

	/**
	 * Filter `debug_information`.
	 *
	 * @param array<array-key,mixed> $sections Known ones.
	 * @return array<array-key,mixed>
	 */
	public function add( array $sections ): array {
		$sections[ self::SECTION ] = array(
			'label'  => 'KundenMeister Data Protection',
			'fields' => $this->fields(),
		);
		return $sections;
	}

	/**
	 * @return array<string,array{label:string,value:string|int,debug:string|int,private?:bool}>
	 */
	private function fields(): array {
		$connection = $this->connections->load();
		$summary    = $this->outbox->summary();
		$next       = wp_next_scheduled( Cron::HOOK );
		return array(
			'address'     => array( 'private' => true ) + self::field( __( 'Address of KundenMeister', 'kundenmeister-data-protection' ), $this->connections->url() ),
			'key'         => self::yes_no( __( 'Key is readable', 'kundenmeister-data-protection' ), null !== $connection ),
			'source'      => self::field( __( 'Connection comes from', 'kundenmeister-data-protection' ), 'constant' === $connection?->source ? 'wp-config.php' : 'option' ),
			'key_refused' => self::yes_no( __( 'KundenMeister refuses the key', 'kundenmeister-data-protection' ), false !== get_option( Delivery::KEY_REFUSED_OPTION ) ),
			'own_secret'  => self::yes_no( __( 'Own secret for the outbox (KMDP_OUTBOX_KEY)', 'kundenmeister-data-protection' ), defined( 'KMDP_OUTBOX_KEY' ) ),
			'forms'       => self::field( __( 'Registered forms', 'kundenmeister-data-protection' ), count( $this->finder->index() ) ),
			'waiting'     => self::field( __( 'Entries that wait', 'kundenmeister-data-protection' ), $summary['waiting'] ),
			'refused'     => self::field( __( 'Entries refused or given up', 'kundenmeister-data-protection' ), $summary['refused'] ),
			'oldest'      => self::field( __( 'Oldest entry since', 'kundenmeister-data-protection' ), $summary['oldestAt'] ?? '–' ),
			'last_reason' => self::field( __( 'Last reason', 'kundenmeister-data-protection' ), $summary['lastCode'] ?? '–' ),
			'next_run'    => self::field( __( 'Next run', 'kundenmeister-data-protection' ), is_int( $next ) ? gmdate( 'Y-m-d\TH:i:s\Z', $next ) : '–' ),
			'ledger_seq'  => self::field( __( 'Newest ledger entry seen', 'kundenmeister-data-protection' ), $this->head->known()['seq'] ?? 0 ),
			'table'       => self::field( __( 'Version of the table', 'kundenmeister-data-protection' ), self::text( get_option( OutboxTable::VERSION_OPTION ) ) ),
		);
	}

	/**
	 * @return array{label:string,value:string|int,debug:string|int}
	 */
	private static function field( string $label, string|int $value ): array {
		return array(
			'label' => $label,
			'value' => $value,
			'debug' => $value,
		);
	}

	/**
	 * @return array{label:string,value:string,debug:string}
	 */
	private static function yes_no( string $label, bool $is ): array {
		return array(
			'label' => $label,
			'value' => $is ? __( 'Yes', 'kundenmeister-data-protection' ) : __( 'No', 'kundenmeister-data-protection' ),
			'debug' => $is ? 'yes' : 'no',
		);
	}

	private static function text( mixed $value ): string {
		return is_string( $value ) ? $value : '–';
	}
}
