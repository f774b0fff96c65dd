<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Page;

use Psr\Http\Message\ServerRequestInterface;

/**
 * A posted form, read without trust: what is missing or of another kind is empty.
 */
final readonly class Posted
{
    /**
     * @param array<array-key,mixed> $values By name.
     */
    public function __construct(private array $values) {}

    public static function of(ServerRequestInterface $request): self
    {
        $body = $request->getParsedBody();
        return new self(is_array($body) ? $body : []);
    }

    public function has(string $name): bool
    {
        return isset($this->values[$name]);
    }

    /**
     * With line breaks as the bridge has them; browsers send CRLF (HTML, form submission).
     */
    public function text(string $name): string
    {
        $value = $this->values[$name] ?? '';
        return is_string($value) && mb_check_encoding($value, 'UTF-8') ? str_replace(["\r\n", "\r"], "\n", $value) : '';
    }

    /**
     * Whether a box was ticked.
     */
    public function ticked(string $name): bool
    {
        return $this->text($name) === '1';
    }

    /**
     * @return list<string> Of fields named `name[]`.
     */
    public function texts(string $name): array
    {
        $values = $this->values[$name] ?? [];
        return is_array($values) ? array_values(array_filter($values, 'is_string')) : [];
    }

    /**
     * Fields named `name[…]`.
     */
    public function within(string $name): self
    {
        $values = $this->values[$name] ?? [];
        return new self(is_array($values) ? $values : []);
    }
}
