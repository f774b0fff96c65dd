<?php
/**
 * The site's own secrets: made once, never shown.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Security;

final class Secrets {

	public const TOKEN_OPTION      = 'kmdp_token_secret';
	public const ENCRYPTION_OPTION = 'kmdp_outbox_key';

	/**
	 * Secret that signs render tokens, 32 bytes.
	 */
	public function token_secret(): string {
		return $this->stored( self::TOKEN_OPTION );
	}

	/**
	 * Seals the outbox and the bridge's key. The constant KMDP_OUTBOX_KEY keeps the secret out of database dumps.
	 */
	public function box(): SealedBox {
		$fixed = defined( 'KMDP_OUTBOX_KEY' ) ? constant( 'KMDP_OUTBOX_KEY' ) : '';
		if ( is_string( $fixed ) && '' !== $fixed ) {
			return new SealedBox( sodium_crypto_generichash( $fixed, '', 32 ) );
		}
		return new SealedBox( $this->stored( self::ENCRYPTION_OPTION ) );
	}

	/**
	 * Reads a secret, or makes it. Of two requests that make it at once the first wins and both use it.
	 */
	private function stored( string $option ): string {
		$known = $this->decode( get_option( $option ) );
		if ( null !== $known ) {
			return $known;
		}
		add_option( $option, base64_encode( random_bytes( 32 ) ), '', false );
		$made = $this->decode( get_option( $option ) );
		if ( null === $made ) {
			throw new \RuntimeException( 'A secret of this site cannot be written or is damaged.' );
		}
		return $made;
	}

	private function decode( mixed $value ): ?string {
		$bytes = is_string( $value ) ? base64_decode( $value, true ) : false;
		return is_string( $bytes ) && 32 === strlen( $bytes ) ? $bytes : null;
	}
}
