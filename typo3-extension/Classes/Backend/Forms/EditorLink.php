<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Backend\Routing\Router;
use TYPO3\CMS\Backend\Routing\UriBuilder;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;

/**
 * Where this backend user edits a form of EXT:form.
 */
final readonly class EditorLink
{
    private const MODULE = 'web_FormFormbuilder';
    private const EDITOR_OF_14 = 'form_editor';
    private const EDITOR_OF_13 = 'web_FormFormbuilder.FormEditor_index';

    public function __construct(private ModuleProvider $modules, private Router $routes, private UriBuilder $uris) {}

    /**
     * @param string $place Where EXT:form keeps the form; '' leads to the list of forms.
     * @return string '' for those who may not use the module of EXT:form.
     */
    public function to(string $place = ''): string
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        if (!$user instanceof BackendUserAuthentication || !$this->modules->accessGranted(self::MODULE, $user)) {
            return '';
        }
        $editor = $this->routes->hasRoute(self::EDITOR_OF_14) ? self::EDITOR_OF_14 : self::EDITOR_OF_13;
        return (string) ($place === ''
            ? $this->uris->buildUriFromRoute(self::MODULE)
            : $this->uris->buildUriFromRoute($editor, ['formPersistenceIdentifier' => $place]));
    }
}
