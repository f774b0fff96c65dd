<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Page;

use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Backend\Routing\UriBuilder;
use TYPO3\CMS\Backend\Template\ModuleTemplate;
use TYPO3\CMS\Backend\Template\ModuleTemplateFactory;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Http\RedirectResponse;
use TYPO3\CMS\Core\Messaging\FlashMessage;
use TYPO3\CMS\Core\Messaging\FlashMessageService;
use TYPO3\CMS\Core\Type\ContextualFeedbackSeverity;

/**
 * What all sheets share: frame, menu of sheets, token against forged changes, and the way on after a change.
 */
final readonly class SheetPage
{
    private const SHEETS = ['overview', 'general', 'texts', 'forms', 'consents', 'directory', 'deletions', 'access'];

    public function __construct(
        private ModuleTemplateFactory $pages,
        private ChangeGuard $guard,
        private Labels $labels,
        private UriBuilder $uris,
        private FlashMessageService $messages,
        private ModuleProvider $modules,
    ) {}

    /**
     * @param string $sheet Name of the sheet, as in `module.<name>` of the labels.
     */
    public function open(ServerRequestInterface $request, string $sheet): ModuleTemplate
    {
        $page = $this->pages->create($request);
        $page->setTitle($this->labels->get('module.all'), $this->labels->get('module.' . $sheet));
        $page->makeDocHeaderModuleMenu();
        return $page->assignMultiple([
            'l' => Labels::FILE,
            'changeToken' => $this->guard->token($request),
            'language' => $this->labels->language(),
            'mayOpen' => $this->mayOpen(),
        ]);
    }

    /**
     * Where this user may be led.
     *
     * @return array<string,bool> By name of the sheet, and `formEditor`.
     */
    private function mayOpen(): array
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        $may = fn(string $module): bool => $user instanceof BackendUserAuthentication && $this->modules->accessGranted($module, $user);
        $sheets = array_map(static fn(string $sheet): string => 'kmdp_' . $sheet, self::SHEETS);
        return array_combine(self::SHEETS, array_map($may, $sheets)) + ['formEditor' => $may('web_FormFormbuilder')];
    }

    /**
     * Whether a change may be made; says at the next page why not.
     */
    public function mayChange(ServerRequestInterface $request): bool
    {
        if ($this->guard->accepts($request)) {
            return true;
        }
        $this->say($this->labels->get('change.stale'), ContextualFeedbackSeverity::ERROR);
        return false;
    }

    /**
     * Shows a sentence on the next page.
     */
    public function say(string $sentence, ContextualFeedbackSeverity $severity = ContextualFeedbackSeverity::OK): void
    {
        $this->messages->getMessageQueueByIdentifier()->enqueue(new FlashMessage($sentence, '', $severity, true));
    }

    /**
     * @param string               $route      Route of a sheet, such as `kmdp_general`.
     * @param array<string,string> $parameters Of its address; never personal data.
     */
    public function goTo(string $route, array $parameters = []): ResponseInterface
    {
        return new RedirectResponse($this->uris->buildUriFromRoute($route, $parameters), 303);
    }
}
