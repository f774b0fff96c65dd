<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Consents\LastSearch;
use Koerbler\KundenmeisterDataProtection\Backend\DeletionController;
use Koerbler\KundenmeisterDataProtection\Backend\DeletionsController;
use Koerbler\KundenmeisterDataProtection\Backend\Page\ChangeGuard;
use Koerbler\KundenmeisterDataProtection\Outbox\Envelope;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxStore;
use PHPUnit\Framework\Attributes\Test;
use TYPO3\CMS\Core\Database\Connection;
use TYPO3\CMS\Core\Database\ConnectionPool;

final class DeletionsTest extends ModuleTestCase
{
    private const ANNA = 'anna@example.org';
    private const REQUEST = ['id' => 'r1', 'kind' => 'person', 'origin' => 'controller', 'state' => 'scheduled', 'chargeable' => false, 'receivedAt' => '2026-03-02T09:00:00.000Z', 'dueAt' => '2999-03-04T22:59:59.999Z', 'overdue' => false, 'executedAt' => null, 'contactId' => 'p1', 'email' => self::ANNA, 'records' => null, 'description' => null, 'note' => null, 'requestedBy' => null, 'rejectionReason' => null, 'legalHold' => null];
    private const CONTACT = ['id' => 'p1', 'email' => self::ANNA, 'createdAt' => '2026-01-02T09:00:00.000Z', 'groups' => [['id' => 'g1', 'name' => 'Stammkunden', 'since' => '2026-01-02T09:00:00.000Z']], 'bases' => [['id' => 'b1', 'kind' => 'legal-obligation', 'note' => '§ 132 BAO', 'validUntil' => '2033-12-31', 'createdAt' => '2026-01-02T09:00:00.000Z']]];
    private const CONSENT = ['id' => 'c1', 'email' => self::ANNA, 'state' => 'confirmed', 'description' => 'Newsletter', 'formKey' => 'kontakt', 'createdAt' => '2026-01-02T09:00:00.000Z'];

    /**
     * @param array<string,array{status:int,body:mixed}> $more
     */
    private function connectedBridge(array $more = []): void
    {
        $this->connect();
        $this->bridgeAnswers($more + [
            'GET /v1/deletion-requests' => ['status' => 200, 'body' => ['items' => [], 'nextCursor' => null]],
            'GET /v1/deletions/preview' => ['status' => 200, 'body' => ['items' => [], 'more' => false, 'onLapse' => 'report']],
            'GET /v1/contacts' => ['status' => 200, 'body' => ['items' => [['id' => 'p1']], 'nextCursor' => null]],
            'GET /v1/contacts/p1' => ['status' => 200, 'body' => self::CONTACT],
            'GET /v1/consents' => ['status' => 200, 'body' => ['items' => [self::CONSENT], 'nextCursor' => null]],
            'GET /v1/deletion-requests/r1' => ['status' => 200, 'body' => self::REQUEST],
        ]);
    }

    /**
     * @param array<string,mixed> $request Members that differ.
     * @return array{status:int,body:mixed}
     */
    private static function answer(array $request, int $status = 200): array
    {
        return ['status' => $status, 'body' => $request + self::REQUEST];
    }

    private function waits(string $email, string $key): int
    {
        $body = ['fields' => ['email' => $email, 'name' => 'X']];
        $rows = $this->service(OutboxStore::class);
        $row = $rows->add($key, $this->service(Envelope::class)->seal($key, json_encode($body, JSON_THROW_ON_ERROR)));
        self::assertNotNull($row);
        $rows->release($row);
        return $row->id;
    }

    /**
     * @return list<mixed> Keys of what waits.
     */
    private function waiting(): array
    {
        return $this->service(ConnectionPool::class)->getConnectionForTable(OutboxStore::TABLE)->select(['idempotency_key'], OutboxStore::TABLE, [], [], ['id' => 'ASC'])->fetchFirstColumn();
    }

    /**
     * @param array<string,mixed> $form
     */
    private function file(array $form = []): int
    {
        return $this->service(DeletionsController::class)->file($this->post('kmdp_deletions', $form + ['kind' => 'person', 'person' => self::ANNA, 'origin' => 'controller']))->getStatusCode();
    }

    /**
     * @param array<string,mixed> $form
     */
    private function take(array $form): int
    {
        return $this->service(DeletionController::class)->take($this->post('kmdp_deletions', $form + ['id' => 'r1']))->getStatusCode();
    }

    #[Test]
    public function theListSaysTheTimeLeftAndMarksWhatIsOverdue(): void
    {
        $requests = [self::REQUEST, ['id' => 'r2', 'dueAt' => '2020-03-04T22:59:59.999Z', 'overdue' => true] + self::REQUEST, ['id' => 'r3', 'state' => 'executed', 'executedAt' => '2026-03-03T08:00:00.000Z', 'email' => null] + self::REQUEST];
        $due = [['kind' => 'unconfirmed', 'contactId' => 'p9', 'email' => 'bert@example.org', 'dueAt' => '2026-03-01T09:00:00.000Z', 'reason' => 'Nicht bestätigt.', 'acts' => false]];
        $this->connectedBridge([
            'GET /v1/deletion-requests' => ['status' => 200, 'body' => ['items' => $requests, 'nextCursor' => null]],
            'GET /v1/deletions/preview' => ['status' => 200, 'body' => ['items' => $due, 'more' => false, 'onLapse' => 'report']],
        ]);
        $page = (string) $this->service(DeletionsController::class)->list($this->request('kmdp_deletions'))->getBody();
        self::assertMatchesRegularExpression('/noch \d+ Tage/', $page);
        self::assertMatchesRegularExpression('/class="kmdp-overdue">Um \d+ Tage überfällig/', $page);
        self::assertStringContainsString('Eine Person', $page);
        self::assertStringContainsString('Nicht bestätigt.', $page);
        self::assertStringContainsString('contact=p9', $page);
    }

    #[Test]
    public function aPersonIsLookedUpWithAllThatWouldBeLost(): void
    {
        $this->connectedBridge();
        $this->waits('ANNA@example.org', 'k1');
        $page = (string) $this->service(DeletionsController::class)->lookUp($this->post('kmdp_deletions', ['kind' => 'person', 'person' => self::ANNA]))->getBody();
        foreach (['1 Einwilligung mit ihrem Nachweis', 'Stammkunden', '§ 132 BAO', 'Auch 1 Einsendung', 'Diese Person löschen …'] as $words) {
            self::assertStringContainsString($words, $page);
        }
        self::assertSame([], $this->changes());
    }

    #[Test]
    public function withThePersonGoesWhatWaitsInThisTypo3AndNothingOfOthers(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer([], 201)]);
        $this->waits('ANNA@example.org', 'k1');
        $this->waits('bert@example.org', 'k2');
        self::assertSame(303, $this->file(['note' => ' Telefonisch ']));
        self::assertSame(['k2'], $this->waiting());
        self::assertSame(['scope' => ['kind' => 'person', 'email' => self::ANNA], 'origin' => 'controller', 'note' => 'Telefonisch'], $this->changes()[0]['body'] ?? null);
    }

    #[Test]
    public function whoIsKnownOnlyHereIsDeletedHere(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => ['status' => 422, 'body' => ['type' => 'x/problems/contact-unknown']]]);
        $this->waits(self::ANNA, 'k1');
        self::assertSame(303, $this->file());
        self::assertSame([], $this->waiting());
    }

    #[Test]
    public function nothingIsLostWhenTheRequestIsNotTaken(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => ['status' => 500, 'body' => ['type' => 'x/problems/internal']]]);
        $id = $this->waits(self::ANNA, 'k1');
        self::assertSame(422, $this->file());
        self::assertSame(['k1'], $this->waiting());
        self::assertNotNull($this->service(OutboxStore::class)->claim($id), 'it may be sent');
    }

    #[Test]
    public function whatIsBeingSentIsWaitedForBeforeAnythingIsAsked(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer([], 201)]);
        $first = $this->waits(self::ANNA, 'k1');
        $rows = $this->service(OutboxStore::class);
        $rows->claim($this->waits(self::ANNA, 'k2'));
        self::assertSame(422, $this->file());
        self::assertSame([], $this->changes());
        self::assertNotNull($rows->claim($first), 'the other may be sent');
    }

    #[Test]
    public function whatAPersonAskedForLeavesThisTypo3OnceItIsGranted(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer(['state' => 'received'], 201), 'POST /v1/deletion-requests/r1/approve' => self::answer([])]);
        $this->waits(self::ANNA, 'k1');
        $this->file(['origin' => 'data-subject']);
        self::assertSame(['k1'], $this->waiting());
        self::assertSame(303, $this->take(['step' => 'approve']));
        self::assertSame([], $this->waiting());
    }

    #[Test]
    public function namedEntriesAndDescriptionsLeaveAloneWhatWaits(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer(['kind' => 'records'], 201)]);
        $this->waits(self::ANNA, 'k1');
        self::assertSame(422, $this->file(['kind' => 'records']));
        self::assertSame(303, $this->file(['kind' => 'records', 'entries' => ['c1 c2']]));
        self::assertSame(303, $this->file(['kind' => 'described', 'description' => self::ANNA]));
        self::assertSame(['k1'], $this->waiting());
        $scopes = array_map(static fn(array $change): mixed => is_array($change['body']) ? $change['body']['scope'] : null, $this->changes());
        self::assertSame([['kind' => 'records', 'records' => [['type' => 'consent', 'id' => 'c1'], ['type' => 'consent', 'id' => 'c2']]], ['kind' => 'described', 'description' => self::ANNA]], $scopes);
    }

    #[Test]
    public function aSearchForThePersonIsForgottenInEverySession(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer([], 201)]);
        $this->service(LastSearch::class)->keep(self::ANNA, '');
        $sessions = $this->service(ConnectionPool::class)->getConnectionForTable('be_sessions');
        foreach (['other' => self::ANNA, 'third' => 'bert@example.org'] as $id => $email) {
            $data = serialize(['kundenmeister-data-protection.consents' => ['email' => $email, 'state' => ''], 'else' => 'stays']);
            $sessions->insert('be_sessions', ['ses_id' => $id, 'ses_data' => $data, 'ses_userid' => 2, 'ses_tstamp' => 1], ['ses_data' => Connection::PARAM_LOB]);
        }
        $this->file();
        $kept = serialize($sessions->select(['*'], 'be_sessions')->fetchAllAssociative());
        self::assertStringNotContainsString(self::ANNA, $kept);
        self::assertSame([2, 1], [substr_count($kept, 'stays'), substr_count($kept, 'bert@example.org')]);
        self::assertSame('', $this->service(LastSearch::class)->get()['email']);
    }

    #[Test]
    public function costsAreAcceptedOnlyWithTheTick(): void
    {
        $this->connectedBridge([
            'GET /v1/deletion-requests/r1' => self::answer(['kind' => 'described', 'state' => 'awaiting-cost-approval', 'chargeable' => true, 'costNote' => 'Nach Aufwand.', 'email' => null, 'contactId' => null, 'description' => 'Alles vom Mai']),
            'POST /v1/deletion-requests/r1/accept-costs' => self::answer(['kind' => 'described']),
        ]);
        $page = (string) $this->service(DeletionController::class)->show($this->request('kmdp_deletions', ['id' => 'r1']))->getBody();
        self::assertStringContainsString('Nach Aufwand.', $page);
        self::assertSame(422, $this->take(['step' => 'accept-costs']));
        self::assertSame([], $this->changes());
        self::assertSame(303, $this->take(['step' => 'accept-costs', 'accepted' => '1']));
        self::assertSame('POST /v1/deletion-requests/r1/accept-costs', $this->changes()[0]['asked'] ?? null);
    }

    #[Test]
    public function aLegalHoldIsNamedWithItsEndAndLeavesNothingToDecide(): void
    {
        $this->connectedBridge(['GET /v1/deletion-requests/r1' => self::answer(['legalHold' => ['reason' => '§ 132 BAO', 'until' => '2999-12-31T22:59:59.999Z']])]);
        $page = (string) $this->service(DeletionController::class)->show($this->request('kmdp_deletions', ['id' => 'r1']))->getBody();
        self::assertStringContainsString('müssen von Gesetzes wegen noch aufbewahrt werden: § 132 BAO', $page);
        self::assertStringContainsString('>Gesetzlich aufbewahrt<', $page);
        self::assertStringNotContainsString('Anfrage zurückziehen', $page);
    }

    /**
     * @param array<string,mixed> $request Members of a request that awaits a decision.
     * @return string What is asked before it is granted.
     */
    private function question(array $request): string
    {
        $this->connectedBridge(['GET /v1/deletion-requests/r1' => self::answer(['state' => 'received', 'origin' => 'data-subject'] + $request)]);
        $page = (string) $this->service(DeletionController::class)->show($this->request('kmdp_deletions', ['id' => 'r1']))->getBody();
        return preg_match('/value="approve".*?data-kmdp-ask="([^"]+)"/s', $page, $found) === 1 ? $found[1] : '';
    }

    #[Test]
    public function beforeARequestIsGrantedThePageSaysWhatIsLost(): void
    {
        self::assertStringStartsWith('anna@example.org wird mit allem gelöscht, was auf dieser Seite aufgeführt ist.', $this->question([]));
        self::assertStringStartsWith('Gelöscht wird: 1 Datensatz. ', $this->question(['kind' => 'records', 'email' => null, 'contactId' => null, 'records' => [['type' => 'consent', 'id' => 'c1']]]));
    }

    #[Test]
    public function theReasonOfARefusalIsNamedOrAskedFor(): void
    {
        $this->connectedBridge([
            'GET /v1/deletion-requests/r1' => self::answer(['state' => 'received', 'origin' => 'data-subject']),
            'POST /v1/deletion-requests/r1/reject' => ['status' => 422, 'body' => ['type' => 'x/problems/field-invalid', 'errors' => [['pointer' => '/reason', 'code' => 'required', 'message' => 'Bitte begründen.']]]],
        ]);
        $answer = $this->service(DeletionController::class)->take($this->post('kmdp_deletions', ['id' => 'r1', 'step' => 'reject', 'reason' => '']));
        self::assertSame(422, $answer->getStatusCode());
        self::assertMatchesRegularExpression('/id="kmdp-reason-error">Bitte begründen\./', (string) $answer->getBody());
    }

    #[Test]
    public function theCertificateIsShownAndSavedAsItIs(): void
    {
        $certificate = ['requestId' => 'r1', 'controller' => ['name' => 'Muster GmbH'], 'executedAt' => '2026-03-03T08:00:00.000Z', 'inTime' => true, 'erased' => ['contacts' => 1, 'links' => 0], 'kept' => [], 'legalHold' => null, 'journal' => ['seq' => 4, 'hash' => 'ab'], 'ledger' => null, 'backups' => ['unreadableSince' => '2026-03-03T08:00:00.000Z', 'lastBackupGoneAt' => '2026-04-14T08:00:00.000Z', 'vaultCopiesGoneAt' => '2026-03-05T08:00:00.000Z']];
        $this->connectedBridge([
            'GET /v1/deletion-requests/r1' => self::answer(['state' => 'executed', 'executedAt' => '2026-03-03T08:00:00.000Z', 'email' => null]),
            'GET /v1/deletion-requests/r1/certificate' => ['status' => 200, 'body' => $certificate],
        ]);
        $controller = $this->service(DeletionController::class);
        $page = (string) $controller->show($this->request('kmdp_deletions', ['id' => 'r1']))->getBody();
        self::assertMatchesRegularExpression('/für Muster GmbH, fristgerecht\./', $page);
        self::assertStringNotContainsString('Links in Mails', $page);
        $file = $controller->certificate($this->request('kmdp_deletions', ['id' => 'r1', 'format' => 'json']));
        self::assertSame('attachment; filename="deletion-certificate-r1.json"', $file->getHeaderLine('Content-Disposition'));
        self::assertEquals($certificate, self::json($file));
        $pdf = $controller->certificate($this->request('kmdp_deletions', ['id' => 'r1', 'format' => 'pdf']));
        self::assertSame(['application/pdf', 'attachment; filename="deletion-certificate-r1.pdf"'], [$pdf->getHeaderLine('Content-Type'), $pdf->getHeaderLine('Content-Disposition')]);
    }

    #[Test]
    public function aFormWithoutTheTokenOfThisSessionDeletesNothing(): void
    {
        $this->connectedBridge(['POST /v1/deletion-requests' => self::answer([], 201)]);
        $this->waits(self::ANNA, 'k1');
        $this->file([ChangeGuard::FIELD => 'forged']);
        $this->take([ChangeGuard::FIELD => 'forged', 'step' => 'approve']);
        self::assertSame([[], ['k1']], [$this->changes(), $this->waiting()]);
    }

    #[Test]
    public function aRequestThatDoesNotExistLeadsBackToTheList(): void
    {
        $this->connectedBridge();
        self::assertSame(303, $this->service(DeletionController::class)->show($this->request('kmdp_deletions', ['id' => 'r9']))->getStatusCode());
    }
}
