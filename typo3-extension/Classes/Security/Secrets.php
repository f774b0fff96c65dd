<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Security;

use Koerbler\KundenmeisterDataProtection\Token\TokenSigner;

/**
 * Keys of this installation, each derived from TYPO3's encryption key for one purpose (HKDF, RFC 5869): none is stored.
 */
final readonly class Secrets
{
    private const SHORTEST = 32;

    /**
     * Signs and reads render tokens.
     */
    public function signer(): TokenSigner
    {
        return new TokenSigner($this->derive('kmdp:render-token'));
    }

    /**
     * Names the forms of this installation, 32 bytes.
     */
    public function formSecret(): string
    {
        return $this->derive('kmdp:form-key');
    }

    /**
     * Makes Idempotency-Keys that tell nothing about the entries, 32 bytes.
     */
    public function attemptSecret(): string
    {
        return $this->derive('kmdp:attempt-key');
    }

    /**
     * Counts by networks without naming them, 32 bytes.
     */
    public function networkSecret(): string
    {
        return $this->derive('kmdp:network');
    }

    /**
     * Seals the outbox and the bridge's key.
     */
    public function box(): SealedBox
    {
        return new SealedBox($this->derive('kmdp:sealed-box'));
    }

    private function derive(string $purpose): string
    {
        $configuration = $GLOBALS['TYPO3_CONF_VARS'] ?? null;
        $system = is_array($configuration) && is_array($configuration['SYS'] ?? null) ? $configuration['SYS'] : [];
        $root = $system['encryptionKey'] ?? '';
        if (!is_string($root) || strlen($root) < self::SHORTEST) {
            throw new \RuntimeException('TYPO3 has no encryption key (SYS/encryptionKey), so nothing can be signed or sealed.', 1795600002);
        }
        return hash_hkdf('sha256', $root, 32, $purpose);
    }
}
