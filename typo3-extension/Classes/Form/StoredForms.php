<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Form;

use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Core\Information\Typo3Version;
use TYPO3\CMS\Extbase\Configuration\ConfigurationManagerInterface;
use TYPO3\CMS\Form\Domain\DTO\SearchCriteria;
use TYPO3\CMS\Form\Mvc\Configuration\ConfigurationManagerInterface as FormConfiguration;
use TYPO3\CMS\Form\Mvc\Persistence\Exception\PersistenceManagerException;
use TYPO3\CMS\Form\Mvc\Persistence\FormPersistenceManagerInterface;

/**
 * All forms of EXT:form that the backend user may see. Its persistence manager is asked in another way in TYPO3 13, which
 * wants its settings each time, than in TYPO3 14.
 */
final readonly class StoredForms
{
    public function __construct(
        private FormPersistenceManagerInterface $manager,
        private FormConfiguration $formConfiguration,
        private ConfigurationManagerInterface $configuration,
        private FormSaving $saving,
    ) {}

    /**
     * In the order in which EXT:form lists them, without those that it cannot read.
     *
     * @return list<StoredForm>
     */
    public function all(): array
    {
        $forms = [];
        foreach ($this->listed() as $place => $isWritable) {
            $definition = $this->definition($place);
            if (($definition['invalid'] ?? false) !== true) {
                $forms[] = new StoredForm(DefinitionReader::read($definition, $place), $isWritable);
            }
        }
        return $forms;
    }

    /**
     * Has a form ask for consent to other texts, as if its editor had chosen them, and registers it.
     *
     * @param string       $place    Where EXT:form keeps it.
     * @param list<string> $profiles Profile ids; none means all of the form.
     * @return bool Whether it is stored: not where the form may not be changed here, or has not one consent element.
     */
    public function chooseTexts(string $place, array $profiles): bool
    {
        if (($this->listed()[$place] ?? false) === false) {
            return false;
        }
        $changed = ProfileChoice::in($this->definition($place), $profiles);
        if ($changed === null) {
            return false;
        }
        $changed = array_replace($changed, $this->saving->save($place, $changed));
        try {
            $this->call('save', [$place, $changed, $this->settings()]);
        } catch (PersistenceManagerException) {
            return false;
        }
        return true;
    }

    /**
     * @return array<string,bool> Whether it may be changed, by place.
     */
    private function listed(): array
    {
        $criteria = self::is13() ? [] : [new SearchCriteria()];
        $found = $this->call('listForms', [$this->settings(), ...$criteria]);
        $listed = [];
        foreach (is_array($found) ? $found : [] as $form) {
            $form = is_object($form) ? get_object_vars($form) : $form;
            $place = is_array($form) ? ($form['persistenceIdentifier'] ?? null) : null;
            if (is_array($form) && is_string($place)) {
                $listed[$place] = ($form['readOnly'] ?? false) !== true;
            }
        }
        return $listed;
    }

    /**
     * @return array<array-key,mixed>
     */
    private function definition(string $place): array
    {
        $definition = $this->call('load', self::is13() ? [$place, $this->settings(), []] : [$place]);
        return is_array($definition) ? $definition : [];
    }

    /**
     * @return array<array-key,mixed> What TYPO3 13 wants to know of EXT:form; nothing in TYPO3 14, which knows it itself.
     */
    private function settings(): array
    {
        $request = $GLOBALS['TYPO3_REQUEST'] ?? null;
        if (!self::is13() || !$request instanceof ServerRequestInterface) {
            return [];
        }
        $this->configuration->setRequest($request);
        $typoScript = $this->configuration->getConfiguration(ConfigurationManagerInterface::CONFIGURATION_TYPE_SETTINGS, 'form');
        return $this->formConfiguration->getYamlConfiguration($typoScript, false);
    }

    /**
     * @param list<mixed> $arguments As this TYPO3 takes them.
     */
    private function call(string $method, array $arguments): mixed
    {
        $ask = [$this->manager, $method];
        return is_callable($ask) ? $ask(...$arguments) : throw new \LogicException("EXT:form has no $method.", 1795600014);
    }

    private static function is13(): bool
    {
        return (new Typo3Version())->getMajorVersion() < 14;
    }
}
