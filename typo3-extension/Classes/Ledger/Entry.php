<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Ledger;

/**
 * An entry of the bridge's ledger.
 */
final readonly class Entry
{
    /**
     * @param array<array-key,mixed> $data As GET /v1/ledger answers it.
     */
    public function __construct(private array $data) {}

    /**
     * Where the ledger stands with this entry, when it is the one right continuation of what came before: next number,
     * hash before, and its own hash computed again.
     *
     * @param ChainPosition $before    Where the ledger stood.
     * @param string        $tenantId Whose ledger it is.
     */
    public function continues(ChainPosition $before, string $tenantId): ?ChainPosition
    {
        $seq = $this->data['seq'] ?? null;
        return $before->seq + 1 === $seq && $this->text('prevHash') === $before->hash && $this->text('hash') === $this->computedHash($tenantId)
            ? new ChainPosition($seq, $this->text('hash'))
            : null;
    }

    /**
     * What the bridge says that this entry is; not computed.
     */
    public function claimed(): ChainPosition
    {
        $seq = $this->data['seq'] ?? null;
        return new ChainPosition(is_int($seq) ? $seq : 0, $this->text('hash'));
    }

    /**
     * SHA-256(0x00 ‖ canonical metadata (RFC 8785) ‖ commitment). The members stand in the order that the RFC wants.
     */
    private function computedHash(string $tenantId): string
    {
        $metadata   = [
            'at'     => $this->text('at'),
            'key'    => $this->text('keyId'),
            'prev'   => $this->text('prevHash'),
            'ref'    => $this->text('ref'),
            'seq'    => $this->data['seq'] ?? 0,
            'tenant' => $tenantId,
            'type'   => $this->text('type'),
            'v'      => 1,
        ];
        $canonical  = json_encode($metadata, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS);
        $commitment = $this->text('commitment');
        return 1 === preg_match('/^[0-9a-f]{64}$/D', $commitment) ? hash('sha256', "\0" . $canonical . hex2bin($commitment)) : '';
    }

    private function text(string $name): string
    {
        $value = $this->data[$name] ?? null;
        return is_string($value) ? $value : '';
    }
}
