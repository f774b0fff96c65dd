<?php
/**
 * The bridge gave no answer that could be used.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Bridge;

final class BridgeUnavailable extends \RuntimeException {

	public const NOT_CONNECTED = 'kmdp_not_connected';
	public const AWAY          = 'kmdp_bridge_unavailable';

	/**
	 * @param self::NOT_CONNECTED|self::AWAY $reason Stable code.
	 * @param string                         $detail Technical cause without personal data: 'network', 'not-json', 'http-502'.
	 */
	public function __construct( public readonly string $reason, public readonly string $detail ) {
		parent::__construct( $reason . ': ' . $detail );
	}

	/**
	 * No address or key is entered, or the key cannot be read.
	 */
	public static function not_connected(): self {
		return new self( self::NOT_CONNECTED, 'no-connection' );
	}

	/**
	 * No answer, or one that is not the bridge's.
	 *
	 * @param string $detail Technical cause without personal data.
	 */
	public static function away( string $detail ): self {
		return new self( self::AWAY, $detail );
	}

	/**
	 * An answer that cannot be used.
	 *
	 * @param int $status HTTP status.
	 */
	public static function answered( int $status ): self {
		return new self( self::AWAY, "http-$status" );
	}
}
