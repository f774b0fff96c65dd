<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Symfony\Component\Yaml\Yaml;
use TYPO3\CMS\Core\Utility\GeneralUtility;

/**
 * Forms as EXT:form keeps them in files.
 */
trait FormFiles
{
    /**
     * @param list<string> $profiles  Of its consent element; none means that it has no such element.
     * @param list<string> $finishers
     */
    private function keep(string $identifier, array $profiles, array $finishers): void
    {
        $consent = ['identifier' => 'consent-1', 'type' => 'KundenMeisterConsent', 'label' => 'Consent', 'properties' => ['kind' => 'contact', 'profiles' => implode(',', $profiles)]];
        $form = [
            'identifier' => $identifier,
            'label' => "$identifier title",
            'type' => 'Form',
            'prototypeName' => 'standard',
            'finishers' => array_map(static fn(string $name): array => ['identifier' => $name], $finishers),
            'renderables' => [['identifier' => 'page-1', 'type' => 'Page', 'renderables' => $profiles === [] ? [] : [$consent]]],
        ];
        GeneralUtility::mkdir_deep(dirname($this->file($identifier)));
        file_put_contents($this->file($identifier), Yaml::dump($form, 12));
    }

    private function file(string $identifier): string
    {
        return $this->instancePath . "/fileadmin/form_definitions/$identifier.form.yaml";
    }
}
