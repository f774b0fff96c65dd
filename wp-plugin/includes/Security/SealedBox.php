<?php
/**
 * Authenticated encryption of what rests in the database.
 *
 * @package KundenMeister\DataProtection
 */

declare( strict_types=1 );

namespace KundenMeister\DataProtection\Security;

use RuntimeException;

/**
 * XChaCha20-Poly1305; the context is authenticated, so that a sealed text cannot be moved to another place.
 */
final class SealedBox {

	private const VERSION = 'v1:';

	/**
	 * @param string $key 32 bytes.
	 */
	public function __construct( private readonly string $key ) {
		if ( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_KEYBYTES !== strlen( $key ) ) {
			throw new RuntimeException( 'The encryption key must have 32 bytes.' );
		}
	}

	/**
	 * Seals a text; twice the same text gives two different results.
	 */
	public function seal( string $plain, string $context ): string {
		$nonce  = random_bytes( SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES );
		$cipher = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt( $plain, $context, $nonce, $this->key );
		return self::VERSION . base64_encode( $nonce . $cipher );
	}

	/**
	 * Opens what `seal` made with the same key and context.
	 *
	 * @return string|null Null when it was made with another key or context, or was changed.
	 */
	public function open( string $sealed, string $context ): ?string {
		if ( ! str_starts_with( $sealed, self::VERSION ) ) {
			return null;
		}
		$bytes = base64_decode( substr( $sealed, strlen( self::VERSION ) ), true );
		$split = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
		if ( false === $bytes || strlen( $bytes ) < $split + SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_ABYTES ) {
			return null;
		}
		$plain = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt( substr( $bytes, $split ), $context, substr( $bytes, 0, $split ), $this->key );
		return false === $plain ? null : $plain;
	}
}
