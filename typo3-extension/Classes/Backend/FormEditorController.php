<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Desk;
use Koerbler\KundenmeisterDataProtection\Bridge\Profiles;
use Koerbler\KundenmeisterDataProtection\Form\Findings;
use Koerbler\KundenmeisterDataProtection\Form\FormKeys;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForm;
use Koerbler\KundenmeisterDataProtection\Form\RegisteredForms;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Attribute\AsController;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;
use TYPO3\CMS\Core\Http\JsonResponse;
use TYPO3\CMS\Core\Localization\LanguageServiceFactory;

/**
 * What the form editor shows of a consent element: the texts to choose from, and what is still to do for the form.
 */
#[AsController]
final readonly class FormEditorController
{
    private const MODULE = 'web_FormFormbuilder';
    private const FILE = 'LLL:EXT:kundenmeister_data_protection/Resources/Private/Language/form_editor.xlf:';
    private const LABELS = ['profiles.none', 'profiles.unavailable', 'profiles.gone', 'findings.none', 'findings.unsaved', 'findings.waits'];

    public function __construct(
        private Profiles $profiles,
        private FormKeys $keys,
        private RegisteredForms $forms,
        private ModuleProvider $modules,
        private LanguageServiceFactory $languages,
        private Desk $desk,
    ) {}

    /**
     * Answers `{profiles: [{id, label}]|null, findings: […]|null, waits, labels}` for `?form=` with a form's identifier.
     * `null` when the bridge cannot be asked, or the form has not been saved. Findings are in the user's language; while the
     * bridge is away they are as it last told them.
     */
    public function show(ServerRequestInterface $request): ResponseInterface
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        if (!$user instanceof BackendUserAuthentication || !$this->modules->accessGranted(self::MODULE, $user)) {
            return new JsonResponse([], 403);
        }
        $identifier = $request->getQueryParams()['form'] ?? '';
        $known = is_string($identifier) && $identifier !== '' ? $this->forms->get($this->keys->of($identifier)) : null;
        $words = $this->languages->createFromUserPreferences($user);
        $profiles = $this->profiles->all();
        return new JsonResponse([
            'profiles' => $profiles,
            'findings' => $known === null || $known->waits || $profiles === null ? $known?->findings : $this->findings($known),
            'waits' => $known->waits ?? false,
            'labels' => array_combine(self::LABELS, array_map(static fn(string $name): string => $words->sL(self::FILE . $name), self::LABELS)),
        ]);
    }

    /**
     * @return list<array<string,string>>
     */
    private function findings(RegisteredForm $form): array
    {
        $now = $this->desk->ask('GET', '/v1/forms/' . rawurlencode($form->key));
        return $now->problem === null ? Findings::of($now->data['findings'] ?? null) : $form->findings;
    }
}
