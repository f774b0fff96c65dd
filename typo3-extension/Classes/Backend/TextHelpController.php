<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Page\Labels;
use Koerbler\KundenmeisterDataProtection\Backend\Texts\TextGround;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Http\JsonResponse;

/**
 * What the editor of consent texts asks while one types. Nothing is stored by it.
 */
#[AsController]
final readonly class TextHelpController
{
    private const MODULE = 'kmdp_texts';

    public function __construct(private Desk $desk, private TextGround $ground, private Labels $labels, private ModuleProvider $modules) {}

    /**
     * Our words for `{purpose, topic, locale}`.
     */
    public function proposal(ServerRequestInterface $request): ResponseInterface
    {
        $wish = self::words($request, ['purpose', 'topic', 'locale']);
        return $this->answer(fn(): Reply => $this->desk->ask('POST', '/v1/consent-profiles/proposal', [], $wish + ['company' => $this->ground->company()]));
    }

    /**
     * What is missing in a privacy declaration, `{text}` or `{url}`.
     */
    public function check(ServerRequestInterface $request): ResponseInterface
    {
        $declaration = array_filter(self::words($request, ['text', 'url']), static fn(string $value): bool => $value !== '');
        return $this->answer(fn(): Reply => $this->desk->ask('POST', '/v1/privacy-declarations/check', [], $declaration));
    }

    /**
     * A privacy declaration to start from, in the language `{locale}`.
     */
    public function draft(ServerRequestInterface $request): ResponseInterface
    {
        return $this->answer(fn(): Reply => $this->desk->ask('POST', '/v1/privacy-declarations/draft', [], self::words($request, ['locale'])));
    }

    /**
     * The right to the sheet is checked here, too: TYPO3 before 13.4.18 does not know `inheritAccessFromModule`.
     *
     * @param callable():Reply $ask Asks the bridge.
     */
    private function answer(callable $ask): ResponseInterface
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        if (!$user instanceof BackendUserAuthentication || !$this->modules->accessGranted(self::MODULE, $user)) {
            return new JsonResponse(['message' => $this->labels->get('change.noRight')], 403);
        }
        $reply = $ask();
        $problem = $reply->problem;
        return $problem === null
            ? new JsonResponse($reply->data)
            : new JsonResponse(['message' => implode(' ', $problem->fields) ?: $problem->message], $problem->status >= 500 ? 503 : 422);
    }

    /**
     * @param list<string> $names Members of the JSON body.
     * @return array<string,string>
     */
    private static function words(ServerRequestInterface $request, array $names): array
    {
        $body = json_decode((string) $request->getBody(), true);
        $body = is_array($body) ? $body : [];
        return array_combine($names, array_map(static fn(string $name): string => is_string($body[$name] ?? null) ? trim($body[$name]) : '', $names));
    }
}
