<?php
/**
 * How far this site has checked the ledger, and when.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Ledger;

final class WitnessState {

	public const OPTION     = 'kmdp_ledger_check';
	public const PIN_OPTION = 'kmdp_ledger_pin';

	private const DAY_SECONDS  = 86400;
	private const HOUR_SECONDS = 3600;

	/**
	 * @param ChainPosition|null $checked    Up to here the ledger was walked without fault.
	 * @param int                $head       Number of the newest signed head known.
	 * @param int                $checked_at When the walk last came to an end; 0 for never.
	 * @param int                $tried_at   When it last began.
	 */
	public function __construct(
		public readonly ?ChainPosition $checked = null,
		public readonly int $head = 0,
		public readonly int $checked_at = 0,
		public readonly int $tried_at = 0
	) {}

	public static function load(): self {
		$data   = get_option( self::OPTION );
		$data   = is_array( $data ) ? $data : array();
		$number = static fn( string $name ): int => is_int( $data[ $name ] ?? null ) ? $data[ $name ] : 0;
		return new self( ChainPosition::from_data( $data['checked'] ?? null ), $number( 'head' ), $number( 'checkedAt' ), $number( 'triedAt' ) );
	}

	public function save(): void {
		$data = array(
			'checked'   => $this->checked?->data(),
			'head'      => $this->head,
			'checkedAt' => $this->checked_at,
			'triedAt'   => $this->tried_at,
		);
		update_option( self::OPTION, $data, false );
	}

	/**
	 * Daily; hourly while a check is not through.
	 */
	public function is_due( int $now ): bool {
		return $now - $this->checked_at >= self::DAY_SECONDS && $now - $this->tried_at >= self::HOUR_SECONDS;
	}
}
