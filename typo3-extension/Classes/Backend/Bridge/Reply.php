<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Bridge;

/**
 * What the bridge said to a backend user: data, or a problem.
 */
final readonly class Reply
{
    /**
     * @param array<array-key,mixed> $data    JSON; with a problem its further members, such as `current`.
     * @param Problem|null           $problem Null when all went well.
     * @param string                 $text    Body, where plain text was asked for.
     * @param array<string,string>   $headers Names in lower case.
     */
    public function __construct(
        public array $data,
        public ?Problem $problem = null,
        public string $text = '',
        public array $headers = [],
    ) {}

    /**
     * A member of the answer, '' when it is missing or no text.
     *
     * @param string ...$path Names from the outside in.
     */
    public function text(string ...$path): string
    {
        $value = $this->data;
        foreach ($path as $name) {
            $value = is_array($value) ? ($value[$name] ?? null) : null;
        }
        return is_scalar($value) ? (string) $value : '';
    }

    /**
     * @return list<array<array-key,mixed>> Objects of a member that is a list, or of the answer itself where that is the list.
     */
    public function items(string $name = ''): array
    {
        $list = $name === '' ? $this->data : ($this->data[$name] ?? []);
        return is_array($list) ? array_values(array_filter($list, 'is_array')) : [];
    }
}
