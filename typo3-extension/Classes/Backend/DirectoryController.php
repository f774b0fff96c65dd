<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Directory\ExportFormat;
use Koerbler\KundenmeisterDataProtection\Backend\Page\FileAnswer;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Page\PageRenderer;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The record of processing activities (Art. 30 GDPR): its sheet, which loads the rows itself, and its files.
 */
#[AsController]
final readonly class DirectoryController
{
    private const LABELS = 'EXT:kundenmeister_data_protection/Resources/Private/Language/locallang_module.xlf';

    public function __construct(
        private SheetPage $sheet,
        private Desk $desk,
        private Labels $labels,
        private ConnectionStore $connections,
        private PageRenderer $renderer,
    ) {}

    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $this->renderer->addInlineLanguageLabelFile(self::LABELS, 'directory.');
        return $this->sheet->open($request, 'directory')->assignMultiple([
            'isConnected' => $this->connections->load() !== null,
            'formats' => ExportFormat::cases(),
        ])->renderResponse('Sheet/Directory');
    }

    /**
     * The whole directory as a file.
     *
     * @param ServerRequestInterface $request Parameters format (pdf, xlsx, csv or json) and locale (de or en).
     */
    public function export(ServerRequestInterface $request): ResponseInterface
    {
        $query = $request->getQueryParams();
        $wish = $query['format'] ?? '';
        $format = ExportFormat::tryFrom(is_string($wish) ? $wish : '') ?? ExportFormat::Pdf;
        $locale = in_array($query['locale'] ?? '', ['de', 'en'], true) ? $query['locale'] : $this->labels->language();
        $reply = $this->desk->ask(
            'GET',
            '/v1/processing-directory/export',
            ['format' => $format->value, 'locale' => $locale, 'view' => 'controller'],
            null,
            ['Accept' => $format->mediaType()],
        );
        if ($reply->problem !== null) {
            $this->sheet->say($reply->problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_directory');
        }
        return FileAnswer::ofBridge($reply, $format->mediaType(), 'processing-directory.' . $format->value);
    }
}
