<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Outbox;

/**
 * What waits in this TYPO3 about one person. The rows are sealed, so that all must be opened to find a person's; that takes
 * milliseconds for thousands.
 */
final readonly class PersonRows
{
    private const ROWS_AT_ONCE = 200;

    public function __construct(private Rows $rows, private Envelope $envelope) {}

    /**
     * In the order they came, whatever their state.
     *
     * @return \Generator<OutboxRow>
     */
    public function of(#[\SensitiveParameter] string $email): \Generator
    {
        $after = 0;
        do {
            $rows = $this->rows->read($after, self::ROWS_AT_ONCE);
            foreach ($rows as $row) {
                $after = $row->id;
                if (PersonAddress::same($this->email($row), $email)) {
                    yield $row;
                }
            }
        } while (count($rows) === self::ROWS_AT_ONCE);
    }

    /**
     * Holds all of them for two minutes, so that none is sent meanwhile; then they are removed, or released.
     *
     * @return list<OutboxRow>|null Null when one is being sent at this moment; none is held then.
     */
    public function hold(#[\SensitiveParameter] string $email): ?array
    {
        $held = [];
        foreach ($this->of($email) as $row) {
            $mine = $this->rows->hold($row->id);
            if ($mine === null) {
                array_map($this->rows->release(...), $held);
                return null;
            }
            $held[] = $mine;
        }
        return $held;
    }

    public function remove(OutboxRow $held): void
    {
        $this->rows->remove($held);
    }

    public function release(OutboxRow $held): void
    {
        $this->rows->release($held);
    }

    private function email(OutboxRow $row): string
    {
        $body = $this->envelope->open($row);
        $fields = $body instanceof \stdClass ? ($body->fields ?? null) : null;
        $email = $fields instanceof \stdClass ? ($fields->email ?? '') : '';
        return is_string($email) ? $email : '';
    }
}
