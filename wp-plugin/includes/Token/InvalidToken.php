<?php
/**
 * A render token that proves nothing.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Token;

final class InvalidToken extends \RuntimeException {

	public const FORGED  = 'token-invalid';
	public const EXPIRED = 'token-expired';

	/**
	 * @param self::FORGED|self::EXPIRED $reason Stable code.
	 */
	public function __construct( public readonly string $reason ) {
		parent::__construct( $reason );
	}

	public static function forged(): self {
		return new self( self::FORGED );
	}

	public static function expired(): self {
		return new self( self::EXPIRED );
	}
}
