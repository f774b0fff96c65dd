<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Page\ChangeGuard;
use Koerbler\KundenmeisterDataProtection\Connection\ConnectionStore;
use Koerbler\KundenmeisterDataProtection\Tests\Functional\PhpServer;
use Psr\Http\Message\ResponseInterface;
use Psr\Http\Message\ServerRequestInterface;
use TYPO3\CMS\Backend\Module\ModuleProvider;
use TYPO3\CMS\Backend\Routing\Route;
use TYPO3\CMS\Core\Core\SystemEnvironmentBuilder;
use TYPO3\CMS\Core\Http\NormalizedParams;
use TYPO3\CMS\Core\Http\ServerRequest;
use TYPO3\CMS\Core\Http\Stream;
use TYPO3\CMS\Core\Localization\LanguageServiceFactory;
use TYPO3\TestingFramework\Core\Functional\FunctionalTestCase;

/**
 * The backend module in a real TYPO3, with a bridge that answers what a test wants.
 */
abstract class ModuleTestCase extends FunctionalTestCase
{
    protected array $coreExtensionsToLoad = ['form', 'dashboard'];

    protected array $testExtensionsToLoad = ['koerbler/kundenmeister-data-protection'];

    private ?PhpServer $bridge = null;

    private string $answers = '';

    protected string $bridgeUrl = '';

    protected function setUp(): void
    {
        parent::setUp();
        $this->importCSVDataSet(__DIR__ . '/Fixtures/users.csv');
        $this->logIn(1);
        $this->answers = (string) tempnam(sys_get_temp_dir(), 'kmdp');
        $this->bridgeAnswers([]);
        $this->bridge = PhpServer::start(__DIR__ . '/Fixtures/bridge.php', ['KMDP_ANSWERS' => $this->answers]);
        $this->bridgeUrl = $this->bridge->url;
    }

    protected function tearDown(): void
    {
        $this->bridge?->stop();
        array_map(unlink(...), array_filter([$this->answers, $this->answers . '.log'], is_file(...)));
        parent::tearDown();
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

    protected function logIn(int $user): void
    {
        $GLOBALS['LANG'] = $this->service(LanguageServiceFactory::class)->createFromUserPreferences($this->setUpBackendUser($user));
    }

    /**
     * @param array<string,array{status:int,body:mixed,sleep?:int}> $answers By method and path, such as `GET /v1/overview`; `sleep` in seconds.
     */
    protected function bridgeAnswers(array $answers): void
    {
        file_put_contents($this->answers, json_encode($answers, JSON_THROW_ON_ERROR));
    }

    /**
     * @return list<array{asked:string,query:string,body:mixed,ifMatch:string}> What the bridge was asked to change.
     */
    protected function changes(): array
    {
        $lines = is_file($this->answers . '.log') ? file($this->answers . '.log', FILE_IGNORE_NEW_LINES) : [];
        $changes = [];
        foreach ($lines === false ? [] : $lines as $line) {
            $note = json_decode($line, true);
            self::assertIsArray($note);
            self::assertIsString($note['asked']);
            self::assertIsString($note['query']);
            self::assertIsString($note['ifMatch']);
            if (!str_starts_with($note['asked'], 'GET ')) {
                $changes[] = ['asked' => $note['asked'], 'query' => $note['query'], 'body' => $note['body'], 'ifMatch' => $note['ifMatch']];
            }
        }
        return $changes;
    }

    protected function connect(): void
    {
        $this->service(ConnectionStore::class)->save($this->bridgeUrl, 'kmdp_test_key');
    }

    /**
     * @param array<string,mixed> $query
     */
    protected function request(string $module, array $query = []): ServerRequestInterface
    {
        $request = (new ServerRequest('http://localhost/typo3/module/kundenmeister', 'GET', null, [], ['HTTP_HOST' => 'localhost', 'SCRIPT_NAME' => '/index.php']))
            ->withQueryParams($query)
            ->withAttribute('applicationType', SystemEnvironmentBuilder::REQUESTTYPE_BE)
            ->withAttribute('route', new Route('/module/kundenmeister', ['packageName' => 'koerbler/kundenmeister-data-protection', '_identifier' => $module]))
            ->withAttribute('module', $this->service(ModuleProvider::class)->getModule($module));
        $request = $request->withAttribute('normalizedParams', NormalizedParams::createFromRequest($request));
        $GLOBALS['TYPO3_REQUEST'] = $request;
        return $request;
    }

    /**
     * A form that this session was shown.
     *
     * @param array<string,mixed> $values
     */
    protected function post(string $module, array $values): ServerRequestInterface
    {
        $request = $this->request($module);
        return $request->withMethod('POST')->withParsedBody($values + [ChangeGuard::FIELD => $this->service(ChangeGuard::class)->token($request)]);
    }

    /**
     * What a module in JavaScript asks.
     *
     * @param array<string,mixed> $body
     */
    protected function asked(string $module, array $body): ServerRequestInterface
    {
        $stream = new Stream('php://temp', 'rw');
        $stream->write(json_encode($body, JSON_THROW_ON_ERROR));
        return $this->request($module)->withMethod('POST')->withBody($stream);
    }

    /**
     * @return array<array-key,mixed>
     */
    protected static function json(ResponseInterface $answer): array
    {
        $data = json_decode((string) $answer->getBody(), true);
        self::assertIsArray($data);
        return $data;
    }
}
