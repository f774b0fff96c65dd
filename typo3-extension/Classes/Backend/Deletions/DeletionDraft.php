<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Deletions;

use Koerbler\KundenmeisterDataProtection\Backend\Page\Posted;

/**
 * A request to delete that is not filed yet.
 */
final readonly class DeletionDraft
{
    public const KINDS = ['person', 'records', 'described'];

    /**
     * @param string       $kind        One of KINDS.
     * @param string       $person      E-mail address, or number of a contact, that is looked up.
     * @param list<string> $entries     Keys of the chosen form entries.
     * @param string       $description In words.
     * @param string       $origin      controller, or data-subject when the person concerned asked.
     */
    private function __construct(
        public string $kind,
        #[\SensitiveParameter]
        public string $person,
        public array $entries,
        public string $description,
        public string $origin,
        public string $note,
    ) {}

    public static function begin(string $kind, string $person): self
    {
        return new self(self::kind($kind), trim($person), [], '', 'controller', '');
    }

    public static function of(Posted $form): self
    {
        return new self(
            self::kind($form->text('kind')),
            trim($form->text('person')),
            $form->texts('entries'),
            trim($form->text('description')),
            $form->text('origin') === 'data-subject' ? 'data-subject' : 'controller',
            trim($form->text('note')),
        );
    }

    /**
     * Whose traces in this TYPO3 go along; '' where only records or a description are meant.
     */
    public function emailOfPerson(): string
    {
        return $this->kind === 'person' ? $this->person : '';
    }

    public function lacksRecords(): bool
    {
        return $this->kind === 'records' && FormEntries::records($this->entries) === [];
    }

    /**
     * @return array<string,mixed> Body of `POST /v1/deletion-requests`.
     */
    public function body(): array
    {
        $scope = match ($this->kind) {
            'records' => ['records' => FormEntries::records($this->entries)],
            'described' => ['description' => $this->description],
            default => ['email' => $this->person],
        };
        return ['scope' => ['kind' => $this->kind] + $scope, 'origin' => $this->origin] + ($this->note === '' ? [] : ['note' => $this->note]);
    }

    private static function kind(string $wish): string
    {
        return in_array($wish, self::KINDS, true) ? $wish : 'person';
    }
}
