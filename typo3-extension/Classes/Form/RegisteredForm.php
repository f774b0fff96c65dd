<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;

/**
 * A form as this installation last told the bridge about it, and what the bridge said.
 */
final readonly class RegisteredForm
{
    /**
     * @param string                     $key       By which the bridge knows it.
     * @param array<string,mixed>|null   $body      As registered; null when it is to be removed.
     * @param bool                       $waits     Whether the bridge has yet to take it.
     * @param bool                       $compliant Whether nothing keeps it from taking data.
     * @param list<array<string,string>> $findings  `{code, severity, field?, message, fix}`.
     * @param int                        $triedAt   Seconds since 1970; 0 for never.
     * @param string                     $place     Where EXT:form keeps it.
     */
    public function __construct(
        public string $key,
        public ?array $body,
        public bool $waits,
        public bool $compliant = false,
        public array $findings = [],
        public int $triedAt = 0,
        public string $place = '',
    ) {}

    /**
     * @param array<string,mixed> $body  To be registered.
     * @param string              $place Where EXT:form keeps it.
     */
    public static function waiting(string $key, array $body, string $place): self
    {
        return new self($key, $body, true, place: $place);
    }

    /**
     * @param mixed $data As `data` gave it.
     */
    public static function fromData(string $key, mixed $data): ?self
    {
        if (!is_array($data)) {
            return null;
        }
        $body = is_array($data['body'] ?? null) ? array_filter($data['body'], is_string(...), ARRAY_FILTER_USE_KEY) : null;
        $triedAt = $data['triedAt'] ?? 0;
        $place = $data['place'] ?? '';
        return new self(
            $key,
            $body,
            ($data['waits'] ?? true) === true,
            ($data['compliant'] ?? false) === true,
            Findings::of($data['findings'] ?? null),
            is_int($triedAt) ? $triedAt : 0,
            is_string($place) ? $place : '',
        );
    }

    /**
     * @return array<string,mixed> For the registry.
     */
    public function data(): array
    {
        return [
            'body' => $this->body,
            'waits' => $this->waits,
            'compliant' => $this->compliant,
            'findings' => $this->findings,
            'triedAt' => $this->triedAt,
            'place' => $this->place,
        ];
    }

    public function deleted(): self
    {
        return new self($this->key, null, true, place: $this->place);
    }

    public function tried(int $now): self
    {
        return new self($this->key, $this->body, true, $this->compliant, $this->findings, $now, $this->place);
    }

    /**
     * What the bridge refuses to read is a finding, too: its words say what is wrong.
     */
    public function answered(BridgeAnswer $answer, int $now): self
    {
        $data = $answer->data();
        $findings = Findings::of($answer->ok() ? ($data['findings'] ?? null) : [Findings::refused($answer)]);
        return new self($this->key, $this->body, false, $answer->ok() && ($data['compliant'] ?? false) === true, $findings, $now, $this->place);
    }
}
