<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\General;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Overview\FirstSteps;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\Difference;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;

/**
 * Shows the sheet General, with what was typed and why it was not taken.
 */
final readonly class GeneralPage
{
    /** Members of the body that have a field of their own. */
    private const FIELDS = [
        '/company/name',
        '/company/address',
        '/company/email',
        '/company/phone',
        '/company/website',
        '/company/dataProtectionOfficer',
        '/company/representative',
        '/company/jointControllers',
        '/processorAgreement',
        '/processorAgreement/acceptedBy',
        '/unconfirmedDays',
        '/keepProofDays',
        '/keepObjectionDays',
        '/active',
    ];

    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private ConnectionStore $connections,
        private FirstSteps $steps,
    ) {}

    /**
     * @param SettingsDraft|null $draft        What was typed; null starts from what is stored.
     * @param Problem|null       $problem      Why it was not saved.
     * @param Problem|null       $notConnected Why an address and key were not taken.
     * @param string             $typedUrl     The address that was tried.
     */
    public function show(
        ServerRequestInterface $request,
        ?SettingsDraft $draft = null,
        ?Problem $problem = null,
        ?Problem $notConnected = null,
        string $typedUrl = '',
    ): ResponseInterface {
        $connection = $this->connections->load();
        $settings = $connection === null ? null : $this->desk->ask('GET', '/v1/data-protection');
        $isConnected = $settings !== null && $settings->problem === null;
        $page = $this->sheet->open($request, 'general');
        $page->assignMultiple([
            'steps' => $this->steps->of($connection !== null, $settings),
            'connection' => [
                'url' => $typedUrl !== '' ? $typedUrl : $this->connections->url(),
                'hasKey' => $connection !== null,
                'isFixed' => $connection?->source === 'settings',
                'isConnected' => $isConnected,
                'company' => $settings?->text('company', 'name') ?? '',
                'problem' => $settings?->problem,
                'refusal' => $notConnected,
                'errors' => $notConnected?->atFields(['/url', '/key']) ?? [],
            ],
            'problem' => $problem,
            'errors' => $problem?->atFields(self::FIELDS) ?? [],
            'unplaced' => $problem?->besides(self::FIELDS) ?? [],
        ]);
        if ($isConnected || $draft !== null) {
            $page->assignMultiple($this->form($settings ?? new Reply([]), $draft));
        }
        $response = $page->renderResponse('Sheet/General');
        return $response->withStatus($problem === null && $notConnected === null ? 200 : 422);
    }

    /**
     * @return array<string,mixed>
     */
    private function form(Reply $settings, ?SettingsDraft $draft): array
    {
        $processor = $this->desk->ask('GET', '/v1/processor');
        $version = $processor->text('agreement', 'version');
        $accepted = $settings->text('processorAgreement', 'version');
        $draft ??= SettingsDraft::ofStored($settings, $version);
        return [
            'draft' => $draft,
            'asksForObjections' => $draft->keepObjectionDays !== null,
            'processor' => $processor->problem === null ? $processor->data : null,
            'isAccepted' => $accepted !== '' && $accepted === $version,
            'isRenewal' => $accepted !== '' && $version !== '' && $accepted !== $version,
            'agreementChanges' => self::changes($processor),
            'acceptances' => $accepted === '' ? [] : $this->desk->ask('GET', '/v1/processor/agreement/acceptances')->items(),
        ];
    }

    /**
     * What is new in the agreement since the version accepted, by language.
     *
     * @return array<string,mixed>
     */
    private static function changes(Reply $processor): array
    {
        $agreement = $processor->data['agreement'] ?? null;
        $changes = is_array($agreement) && is_array($agreement['changes'] ?? null) ? $agreement['changes'] : [];
        $paragraphs = static fn(string $language): array => array_map(
            Difference::condensed(...),
            is_array($changes[$language] ?? null) ? array_filter($changes[$language], 'is_array') : [],
        );
        return ['since' => $changes['since'] ?? '', 'de' => $paragraphs('de'), 'en' => $paragraphs('en')];
    }
}
