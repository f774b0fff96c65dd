<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Koerbler\KundenmeisterDataProtection\Outbox\OutboxStore;
use Symfony\Component\Yaml\Yaml;
use TYPO3\CMS\Core\Cache\CacheManager;
use TYPO3\CMS\Core\Cache\Frontend\FrontendInterface;
use TYPO3\CMS\Core\Configuration\ExtensionConfiguration;
use TYPO3\CMS\Core\Http\Stream;
use TYPO3\CMS\Core\Utility\GeneralUtility;
use TYPO3\TestingFramework\Core\Functional\Framework\Frontend\InternalRequest;
use TYPO3\TestingFramework\Core\Functional\FunctionalTestCase;

/**
 * A site whose page 1 shows a form of EXT:form; forms are sent to it as a browser would.
 */
abstract class FormTestCase extends FunctionalTestCase
{
    protected const BASE = 'https://site.example/';

    protected array $coreExtensionsToLoad = ['form', 'fluid_styled_content'];
    protected array $testExtensionsToLoad = ['koerbler/kundenmeister-data-protection'];
    protected array $configurationToUseInTestInstance = ['HTTP' => ['handler' => ['kundenmeister' => FakeBridge::class . '::middleware']]];
    /** @var list<string> */
    protected array $sets = ['typo3/fluid-styled-content', 'typo3/form', 'koerbler/kundenmeister-data-protection'];

    /** Of the site, beside its page. */
    protected string $typoScript = '';

    protected FakeBridge $bridge;

    /** @var array<string,string> */
    private array $cookies = [];

    protected string $bridgeUrl = 'https://bridge.example';

    protected function setUp(): void
    {
        parent::setUp();
        $this->bridge = new FakeBridge();
        $this->bridge->install();
        $this->allow();
        $this->counts()->flush();
        $this->writeSite();
        $pages = $this->getConnectionPool()->getConnectionForTable('pages');
        $pages->insert('pages', ['uid' => 1, 'pid' => 0, 'title' => 'Home', 'slug' => '/', 'is_siteroot' => 1]);
        $this->put('form_formframework', ['sDEF' => ['settings.persistenceIdentifier' => '1:/form_definitions/contact.form.yaml']]);
    }

    /**
     * Puts the one content element onto the page.
     *
     * @param array<string,array<string,string>> $settings Of its plugin, by sheet of the FlexForm.
     */
    protected function put(string $type, array $settings): void
    {
        $sheets = '';
        foreach ($settings as $sheet => $fields) {
            $sheets .= "<sheet index=\"$sheet\"><language index=\"lDEF\">";
            foreach ($fields as $name => $value) {
                $sheets .= "<field index=\"$name\"><value index=\"vDEF\">" . htmlspecialchars($value) . '</value></field>';
            }
            $sheets .= '</language></sheet>';
        }
        $contents = $this->getConnectionPool()->getConnectionForTable('tt_content');
        $contents->truncate('tt_content');
        $contents->insert('tt_content', ['uid' => 1, 'pid' => 1, 'CType' => $type, 'pi_flexform' => "<T3FlexForms><data>$sheets</data></T3FlexForms>"]);
    }

    private function writeSite(): void
    {
        $site = [
            'base' => self::BASE,
            'rootPageId' => 1,
            'dependencies' => $this->sets,
            'languages' => [['languageId' => 0, 'title' => 'Deutsch', 'base' => '/', 'locale' => 'de_DE.UTF-8', 'enabled' => true]],
        ];
        $folder = $this->instancePath . '/typo3conf/sites/main';
        GeneralUtility::mkdir_deep($folder);
        file_put_contents("$folder/config.yaml", Yaml::dump($site, 9));
        file_put_contents("$folder/setup.typoscript", "page = PAGE\npage.10 = CONTENT\npage.10.table = tt_content\n$this->typoScript\n");
    }

    /**
     * Has the site show a form, and connects it.
     *
     * @param list<list<array<string,mixed>>> $steps      Elements, step by step.
     * @param bool                            $isSummedUp Whether a last step shows what was entered.
     */
    protected function show(array $steps, bool $isSummedUp = false): void
    {
        $pages = [];
        foreach ($steps as $number => $elements) {
            $pages[] = ['identifier' => "step-$number", 'type' => 'Page', 'renderables' => $elements];
        }
        if ($isSummedUp) {
            $pages[] = ['identifier' => 'summary', 'type' => 'SummaryPage', 'label' => 'Summary'];
        }
        $form = [
            'identifier' => 'contact',
            'label' => 'Contact',
            'type' => 'Form',
            'prototypeName' => 'standard',
            'finishers' => [['identifier' => 'KundenMeister'], ['identifier' => 'Confirmation', 'options' => ['message' => 'Thank you.']]],
            'renderables' => $pages,
        ];
        $folder = $this->instancePath . '/fileadmin/form_definitions';
        GeneralUtility::mkdir_deep($folder);
        file_put_contents("$folder/contact.form.yaml", Yaml::dump($form, 12));
        $this->connect($this->bridgeUrl);
    }

    protected function connect(string $url): void
    {
        $this->service(ConnectionStore::class)->save($url, 'key-12345678');
    }

    /**
     * @return array<string,mixed>
     */
    protected static function email(): array
    {
        return ['identifier' => 'email', 'type' => 'Email', 'label' => 'E-mail', 'validators' => [['identifier' => 'NotEmpty'], ['identifier' => 'EmailAddress']]];
    }

    /**
     * @return array<string,mixed>
     */
    protected static function consent(string $identifier = 'consent-1', string $profiles = 'profile-1'): array
    {
        return ['identifier' => $identifier, 'type' => 'KundenMeisterConsent', 'label' => 'Consent', 'properties' => ['profiles' => $profiles, 'kind' => 'contact']];
    }

    protected function open(): string
    {
        return $this->ask(new InternalRequest(self::BASE));
    }

    /**
     * Sends the form of a page as a browser would.
     *
     * @param array<string,string> $entries By identifier.
     * @param string               $address Of the visitor.
     * @param array<string,string> $changes Other inputs by the end of their names, such as `[token]`; boxes are ticked unless left out.
     */
    protected function send(string $page, array $entries = [], array $changes = [], bool $isTicked = true, string $address = '127.0.0.1'): string
    {
        if (preg_match('#<form[^>]* action="([^"]*)".*?</form>#s', $page, $form) !== 1) {
            self::fail('There is no form on the page.');
        }
        $body = [];
        preg_match_all('#<(?:input|textarea|button)[^>]*name="([^"]*)"[^>]*>#s', $form[0], $inputs, PREG_SET_ORDER);
        foreach ($inputs as [$tag, $name]) {
            $value = preg_match('# value="([^"]*)"#', $tag, $found) === 1 ? html_entity_decode($found[1]) : '';
            if (!$isTicked && str_contains($name, '[ticks]')) {
                continue;
            }
            foreach ($entries as $identifier => $entry) {
                $value = str_ends_with($name, "[$identifier]") ? $entry : $value;
            }
            foreach ($changes as $end => $change) {
                $value = str_ends_with($name, $end) ? $change : $value;
            }
            $body[] = rawurlencode(html_entity_decode($name)) . '=' . rawurlencode($value);
        }
        $stream = new Stream('php://temp', 'rw');
        $stream->write(implode('&', $body));
        parse_str(implode('&', $body), $parsed);
        $request = (new InternalRequest(self::BASE . ltrim(html_entity_decode($form[1]), '/')))
            ->withMethod('POST')
            ->withHeader('Content-Type', 'application/x-www-form-urlencoded')
            ->withBody($stream)
            ->withParsedBody($parsed)
            ->withServerParams(['SCRIPT_NAME' => '/index.php', 'HTTP_HOST' => 'site.example', 'SERVER_NAME' => 'site.example', 'HTTPS' => 'on', 'REMOTE_ADDR' => $address]);
        return $this->ask($request);
    }

    /**
     * As a browser that keeps its cookies.
     */
    protected function ask(InternalRequest $request): string
    {
        $answer = $this->executeFrontendSubRequest($request->withCookieParams($this->cookies));
        foreach ($answer->getHeader('Set-Cookie') as $cookie) {
            [$name, $value] = explode('=', explode(';', $cookie)[0], 2);
            $this->cookies[$name] = $value;
        }
        return (string) $answer->getBody();
    }

    protected function waiting(): int
    {
        return $this->getConnectionPool()->getConnectionForTable(OutboxStore::TABLE)->count('*', OutboxStore::TABLE, ['state' => 'waiting']);
    }

    /**
     * Sets how many submissions a network may send.
     */
    protected function allow(int $perMinute = 10): void
    {
        $this->service(ExtensionConfiguration::class)->set('kundenmeister_data_protection', ['submissionsPerMinute' => $perMinute, 'submissionsPerHour' => 60]);
    }

    /**
     * Where TYPO3 counts.
     */
    protected function counts(): FrontendInterface
    {
        return $this->service(CacheManager::class)->getCache('ratelimiter');
    }

    /**
     * @template Service of object
     * @param class-string<Service> $class
     * @return Service
     */
    protected function service(string $class): object
    {
        $service = $this->get($class);
        self::assertInstanceOf($class, $service);
        return $service;
    }
}
