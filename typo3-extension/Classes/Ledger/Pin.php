<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

/**
 * Kept from the first check on: another tenant, or a key made later, is not believed.
 */
final readonly class Pin
{
    private const KEY_BYTES = 32;

    /**
     * @param string       $tenantId Tenant.
     * @param list<string> $keys      Ed25519 public keys, base64url.
     */
    public function __construct(public string $tenantId, public array $keys) {}

    /**
     * @param string                 $tenantId Tenant.
     * @param array<array-key,mixed> $jwks      JWK set (RFC 7517) with Ed25519 keys (RFC 8037).
     */
    public static function fromJwks(string $tenantId, array $jwks): self
    {
        $keys = [];
        foreach (is_array($jwks['keys'] ?? null) ? $jwks['keys'] : [] as $jwk) {
            if (is_array($jwk) && 'Ed25519' === ($jwk['crv'] ?? '') && is_string($jwk['x'] ?? null)) {
                $keys[] = $jwk['x'];
            }
        }
        return new self($tenantId, $keys);
    }

    /**
     * @param mixed $data As `data` gave it.
     */
    public static function fromData(mixed $data): ?self
    {
        return is_array($data) && is_string($data['tenant'] ?? null) && is_array($data['keys'] ?? null)
            ? new self($data['tenant'], array_values(array_filter($data['keys'], 'is_string')))
            : null;
    }

    /**
     * @return array{tenant:string,keys:list<string>}
     */
    public function data(): array
    {
        return [
            'tenant' => $this->tenantId,
            'keys'   => $this->keys,
        ];
    }

    /**
     * Whether one of the keys signed this head for this tenant (Ed25519, RFC 8032).
     *
     * @param ChainPosition $head      The head.
     * @param string        $signature base64url.
     */
    public function verifies(ChainPosition $head, string $signature): bool
    {
        $signed  = self::bytes($signature);
        $message = "kmdp-ledger-head/v1\n$this->tenantId\n$head->seq\n$head->hash";
        if (SODIUM_CRYPTO_SIGN_BYTES !== strlen($signed)) {
            return false;
        }
        foreach ($this->keys as $key) {
            $public = self::bytes($key);
            if (self::KEY_BYTES === strlen($public) && sodium_crypto_sign_verify_detached($signed, $message, $public)) {
                return true;
            }
        }
        return false;
    }

    private static function bytes(string $base64url): string
    {
        return (string) base64_decode(strtr($base64url, '-_', '+/'), true);
    }
}
