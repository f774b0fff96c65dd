<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Deletions\FormEntries;
use Koerbler\KundenmeisterDataProtection\Backend\Deletions\TimeLeft;
use Koerbler\KundenmeisterDataProtection\Outbox\Envelope;
use Koerbler\KundenmeisterDataProtection\Outbox\PersonAddress;
use Koerbler\KundenmeisterDataProtection\Outbox\PersonRows;
use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Double\Site;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class DeletionsTest extends TestCase
{
    /**
     * @return array<string,array{int,string,int}> Seconds until the deadline, label, count.
     */
    public static function spans(): array
    {
        return [
            'three days' => [3 * 86400 + 5, 'deletion.left.days.other', 3],
            'two days' => [2 * 86400, 'deletion.left.days.other', 2],
            'less than two days' => [2 * 86400 - 1, 'deletion.left.hours.other', 47],
            'an hour' => [3600, 'deletion.left.hours.one', 1],
            'half an hour' => [1800, 'deletion.left.minutes.other', 30],
            'now' => [0, 'deletion.left.minutes.one', 1],
            'a moment late' => [-1, 'deletion.overdue.minutes.one', 1],
            'a day late' => [-86400, 'deletion.overdue.hours.other', 24],
            'a week late' => [-7 * 86400, 'deletion.overdue.days.other', 7],
        ];
    }

    #[Test]
    #[DataProvider('spans')]
    public function theTimeLeftIsSaidAsPeopleSayIt(int $seconds, string $label, int $count): void
    {
        $left = TimeLeft::until(1800000000 + $seconds, 1800000000);
        self::assertSame([$label, $count], [$left->label, $left->count]);
    }

    #[Test]
    public function consentsOfOneFormEntryGoTogether(): void
    {
        $consent = static fn(string $id, string $at, string $form): array => ['id' => $id, 'createdAt' => $at, 'formKey' => $form];
        $entries = FormEntries::of([$consent('c3', '2026-03-02', 'kontakt'), $consent('c2', '2026-03-01', 'kontakt'), $consent('c1', '2026-03-01', 'kontakt'), $consent('c4', '2026-03-01', 'newsletter')]);
        self::assertSame(['c3', 'c2 c1', 'c4'], array_column($entries, 'key'));
        self::assertSame([['type' => 'consent', 'id' => 'c2'], ['type' => 'consent', 'id' => 'c1']], FormEntries::records(['c2 c1', 'c1', ' ']));
    }

    #[Test]
    public function anAddressIsTheSameInAnyCaseAndFormOfItsDomain(): void
    {
        self::assertTrue(PersonAddress::same(' Anna@MÜSTER.example', 'anna@xn--mster-kva.example'));
        self::assertTrue(PersonAddress::same("jose\u{0301}@example.org", "JOS\u{00C9}@example.org"));
        self::assertFalse(PersonAddress::same('anna@example.org', 'ann@example.org'));
        self::assertFalse(PersonAddress::same('', ''));
    }

    #[Test]
    public function whatWaitsOfOnePersonIsFoundAmongHundredsOfOthers(): void
    {
        $site = new Site();
        $envelope = new Envelope((new Secrets())->box());
        foreach (range(1, 450) as $number) {
            $email = $number % 200 === 0 ? 'ANNA@example.org' : "person$number@example.org";
            $site->rows->add("key-$number", $envelope->seal("key-$number", (string) json_encode(['fields' => ['email' => $email]])));
        }
        $site->rows->add('key-x', 'not sealed');
        $found = iterator_to_array((new PersonRows($site->rows, $envelope))->of('anna@example.org'), false);
        self::assertSame(['key-200', 'key-400'], array_column($found, 'idempotencyKey'));
    }
}
