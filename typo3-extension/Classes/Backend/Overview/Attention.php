<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;

/**
 * All that needs a person, what stops something first. Empty means: all is well.
 *
 * @phpstan-type Item array{severity:'block'|'warn',subject:string,label:string,values:list<int|string>,message:string,fix:string,fixLabel:string,pageUrl:string,formKey:string,sheet:string}
 */
final class Attention
{
    /** A person gets one confirmation mail an hour at most, so that a mail may rightly wait that long. */
    private const SECONDS_UNTIL_LATE = 7200;

    /**
     * @param Reply  $overview Of `GET /v1/overview`.
     * @param string $alarm    What this site found wrong with the ledger, in words; '' for nothing.
     * @param int    $now      Unix time.
     * @return list<Item> Words from the bridge stand in `message` and `fix`, the module's own labels in `label` and `fixLabel`.
     */
    public static function items(Reply $overview, string $alarm, int $now): array
    {
        $all = [
            ...self::ledger($overview, $alarm),
            ...self::counted((int) $overview->text('deletions', 'overdue'), 'deletions', 'block'),
            ...self::forms($overview),
            ...self::declarations($overview),
            ...self::agreement($overview),
            ...self::counted((int) $overview->text('directory', 'findings'), 'directory', 'warn'),
            ...self::backups($overview),
            ...self::mail($overview, $now),
        ];
        usort($all, static fn(array $one, array $other): int => ($one['severity'] === 'block' ? 0 : 1) <=> ($other['severity'] === 'block' ? 0 : 1));
        return $all;
    }

    /**
     * @return list<Item>
     */
    private static function ledger(Reply $overview, string $alarm): array
    {
        $found = $alarm === '' ? [] : [self::item('block', ['message' => $alarm])];
        $ledger = $overview->data['ledger'] ?? [];
        if (is_array($ledger) && ($ledger['ok'] ?? null) === false) {
            $consent = $overview->text('ledger', 'consents', 'firstMismatch', 'consentId');
            $found[] = self::item('block', [
                'label' => $consent === '' ? 'attention.ledger' : 'attention.consentChanged',
                'values' => [$consent === '' ? $overview->text('ledger', 'firstBad') : $consent],
                'fixLabel' => 'attention.ledger.fix',
            ]);
        }
        return $found;
    }

    /**
     * @return list<Item>
     */
    private static function forms(Reply $overview): array
    {
        return array_map(
            static fn(array $finding): array => self::found($finding, ['subject' => self::word($finding, 'formTitle'), 'pageUrl' => self::word($finding, 'pageUrl'), 'formKey' => self::word($finding, 'formKey'), 'sheet' => 'forms']),
            $overview->items('findings'),
        );
    }

    /**
     * @return list<Item>
     */
    private static function declarations(Reply $overview): array
    {
        $found = [];
        foreach ($overview->items('declarations') as $declaration) {
            $about = ['subject' => self::word($declaration, 'description'), 'pageUrl' => self::word($declaration, 'url'), 'sheet' => 'texts'];
            foreach ((new Reply($declaration))->items('findings') as $finding) {
                $found[] = self::found($finding, $about);
            }
        }
        return $found;
    }

    /**
     * @return list<Item>
     */
    private static function agreement(Reply $overview): array
    {
        if ($overview->text('agreement', 'outdated') !== '1') {
            return [];
        }
        return [self::item('warn', [
            'label' => 'attention.agreement',
            'values' => [$overview->text('agreement', 'current')],
            'fixLabel' => 'attention.agreement.fix',
            'sheet' => 'general',
        ])];
    }

    /**
     * What is counted and mended on a sheet of its own.
     *
     * @param 'deletions'|'directory' $sheet
     * @param 'block'|'warn'          $severity
     * @return list<Item>
     */
    private static function counted(int $count, string $sheet, string $severity): array
    {
        return $count === 0 ? [] : [self::item($severity, [
            'label' => "attention.$sheet." . ($count === 1 ? 'one' : 'other'),
            'values' => [$count],
            'fixLabel' => "attention.$sheet.fix",
            'sheet' => $sheet,
        ])];
    }

    /**
     * @return list<Item>
     */
    private static function backups(Reply $overview): array
    {
        $backups = is_array($overview->data['backups'] ?? null) ? $overview->data['backups'] : [];
        return array_map(static fn(array $finding): array => self::found($finding, ['sheet' => 'access']), (new Reply($backups))->items('findings'));
    }

    /**
     * @return list<Item>
     */
    private static function mail(Reply $overview, int $now): array
    {
        $mail = is_array($overview->data['mail'] ?? null) ? $overview->data['mail'] : [];
        $since = strtotime($overview->text('mail', 'oldestWaitingSince'));
        $isConfigured = ($mail['configured'] ?? true) === true;
        $isLate = $since !== false && $now - $since > self::SECONDS_UNTIL_LATE;
        if (($mail['waiting'] ?? 0) === 0 || ($isConfigured && !$isLate)) {
            return [];
        }
        return [self::item('warn', ['label' => $isConfigured ? 'attention.mailLate' : 'attention.mailOff', 'fixLabel' => 'attention.mail.fix'])];
    }

    /**
     * @param array<array-key,mixed> $finding The bridge's.
     * @param array<string,string>   $about   What it is about.
     * @return Item
     */
    private static function found(array $finding, array $about): array
    {
        $severity = ($finding['severity'] ?? '') === 'block' ? 'block' : 'warn';
        return self::item($severity, ['message' => self::word($finding, 'message'), 'fix' => self::word($finding, 'fix')] + $about);
    }

    /**
     * @param 'block'|'warn'                         $severity Whether it stops something.
     * @param array<string,string|list<int|string>> $words    Members that are not empty.
     * @return Item
     */
    private static function item(string $severity, array $words): array
    {
        $text = static fn(string $name): string => is_string($words[$name] ?? null) ? $words[$name] : '';
        return [
            'severity' => $severity,
            'subject' => $text('subject'),
            'label' => $text('label'),
            'values' => is_array($words['values'] ?? null) ? $words['values'] : [],
            'message' => $text('message'),
            'fix' => $text('fix'),
            'fixLabel' => $text('fixLabel'),
            'pageUrl' => $text('pageUrl'),
            'formKey' => $text('formKey'),
            'sheet' => $text('sheet'),
        ];
    }

    /**
     * @param array<array-key,mixed> $data Of the bridge.
     */
    private static function word(array $data, string $name): string
    {
        return is_string($data[$name] ?? null) ? $data[$name] : '';
    }
}
