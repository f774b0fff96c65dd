<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Security;

/**
 * XChaCha20-Poly1305; the context is authenticated, so that a sealed text cannot be moved to another place.
 */
final readonly class SealedBox
{
    private const VERSION = 'v1:';

    /**
     * @param string $key 32 bytes.
     */
    public function __construct(#[\SensitiveParameter] private string $key)
    {
        if (strlen($key) !== SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_KEYBYTES) {
            throw new \InvalidArgumentException('The encryption key must have 32 bytes.', 1795600001);
        }
    }

    /**
     * Seals a text; twice the same text gives two different results.
     */
    public function seal(#[\SensitiveParameter] string $plain, string $context): string
    {
        $nonce = random_bytes(SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES);
        $cipher = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($plain, $context, $nonce, $this->key);
        return self::VERSION . base64_encode($nonce . $cipher);
    }

    /**
     * Opens what `seal` made with the same key and context.
     *
     * @return string|null Null when it was made with another key or context, or was changed.
     */
    public function open(string $sealed, string $context): ?string
    {
        if (!str_starts_with($sealed, self::VERSION)) {
            return null;
        }
        $bytes = base64_decode(substr($sealed, strlen(self::VERSION)), true);
        $split = SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_NPUBBYTES;
        if ($bytes === false || strlen($bytes) < $split + SODIUM_CRYPTO_AEAD_XCHACHA20POLY1305_IETF_ABYTES) {
            return null;
        }
        $plain = sodium_crypto_aead_xchacha20poly1305_ietf_decrypt(substr($bytes, $split), $context, substr($bytes, 0, $split), $this->key);
        return $plain === false ? null : $plain;
    }
}
