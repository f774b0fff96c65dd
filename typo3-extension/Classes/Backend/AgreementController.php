<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Page\SheetPage;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Core\Http\Response;
use TYPO3\CMS\Core\Http\Stream;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * The processor agreement (Art. 28 GDPR) as a file to keep.
 */
#[AsController]
final readonly class AgreementController
{
    public function __construct(private Desk $desk, private Labels $labels, private SheetPage $sheet) {}

    /**
     * @param ServerRequestInterface $request Parameter version; without it the agreement in force.
     */
    public function download(ServerRequestInterface $request): ResponseInterface
    {
        $version = $request->getQueryParams()['version'] ?? '';
        $reply = $this->desk->ask(
            'GET',
            '/v1/processor/agreement',
            ['locale' => $this->labels->language(), 'version' => is_string($version) ? $version : ''],
            null,
            ['Accept' => 'text/plain'],
        );
        if ($reply->problem !== null) {
            $this->sheet->say($reply->problem->message, ContextualFeedbackSeverity::ERROR);
            return $this->sheet->goTo('kmdp_general');
        }
        $isNamed = preg_match('/filename="([A-Za-z0-9._-]+)"/', $reply->headers['content-disposition'] ?? '', $found) === 1;
        $body = new Stream('php://temp', 'rw');
        $body->write($reply->text);
        return new Response($body, 200, [
            'Content-Type' => 'text/plain; charset=utf-8',
            'Content-Disposition' => 'attachment; filename="' . ($isNamed ? $found[1] : 'agreement.txt') . '"',
            'Cache-Control' => 'no-store',
        ]);
    }
}
