<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Forms;

use Koerbler\KundenmeisterDataProtection\Powermail\FormReader;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Backend\Routing\Router;
use TYPO3\CMS\Backend\Routing\UriBuilder;
use TYPO3\CMS\Core\Authentication\BackendUserAuthentication;

/**
 * Where this backend user edits a form.
 */
final readonly class EditorLink
{
    private const MODULE = 'web_FormFormbuilder';
    private const EDITOR_OF_14 = 'form_editor';
    private const EDITOR_OF_13 = 'web_FormFormbuilder.FormEditor_index';

    public function __construct(private ModuleProvider $modules, private Router $routes, private UriBuilder $uris) {}

    /**
     * @param string $place Where EXT:form keeps the form, or `powermail:` and a number; '' leads to EXT:form's list of forms.
     * @return string '' for those who may not edit it.
     */
    public function to(string $place = ''): string
    {
        $user = $GLOBALS['BE_USER'] ?? null;
        if (!$user instanceof BackendUserAuthentication) {
            return '';
        }
        if (str_starts_with($place, FormReader::PLACE)) {
            return $this->toRecord($user, substr($place, strlen(FormReader::PLACE)));
        }
        if (!$this->modules->accessGranted(self::MODULE, $user)) {
            return '';
        }
        $editor = $this->routes->hasRoute(self::EDITOR_OF_14) ? self::EDITOR_OF_14 : self::EDITOR_OF_13;
        return (string) ($place === ''
            ? $this->uris->buildUriFromRoute(self::MODULE)
            : $this->uris->buildUriFromRoute($editor, ['formPersistenceIdentifier' => $place]));
    }

    private function toRecord(BackendUserAuthentication $user, string $uid): string
    {
        if (!$user->check('tables_modify', FormReader::TABLE)) {
            return '';
        }
        $back = (string) $this->uris->buildUriFromRoute('kmdp_forms');
        return (string) $this->uris->buildUriFromRoute('record_edit', ['edit' => [FormReader::TABLE => [$uid => 'edit']], 'returnUrl' => $back]);
    }
}
