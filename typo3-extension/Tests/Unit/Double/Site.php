<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Double;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeClient;
use Koerbler\KundenmeisterDataProtection\Bridge\LedgerHead;
use Koerbler\KundenmeisterDataProtection\Connection\Connection;
use Koerbler\KundenmeisterDataProtection\Connection\Connections;
use Koerbler\KundenmeisterDataProtection\Event\BeforeSubmissionIsDeliveredEvent;
use Koerbler\KundenmeisterDataProtection\Form\DefinitionReader;
use Koerbler\KundenmeisterDataProtection\Notice\NoticeCache;
use Koerbler\KundenmeisterDataProtection\Outbox\Delivery;
use Koerbler\KundenmeisterDataProtection\Outbox\Dispatch;
use Koerbler\KundenmeisterDataProtection\Outbox\Envelope;
use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Koerbler\KundenmeisterDataProtection\Submission\Client;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentCheck;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\FirstSeen;
use Koerbler\KundenmeisterDataProtection\Submission\RateLimit;
use Koerbler\KundenmeisterDataProtection\Submission\SubmissionHandler;
use Koerbler\KundenmeisterDataProtection\Submission\SubmittedForm;
use Koerbler\KundenmeisterDataProtection\Token\Box;
use Koerbler\KundenmeisterDataProtection\Token\RenderToken;
use Psr\EventDispatcher\EventDispatcherInterface;

/**
 * A site with one form, wired as TYPO3 wires it, whose bridge, database and clock a test holds in its hands.
 */
final class Site
{
    public const ISSUER = 'https://example.org/';
    public const KEY = 'contact-1';

    public readonly ScriptedTransport $transport;
    public readonly RowsInMemory $rows;
    public readonly StoppedClock $clock;
    public readonly KeptValues $store;

    /** Whether the network may send. */
    public bool $isAllowed = true;

    /** @var list<object> */
    public array $events = [];

    /** @var (\Closure(BeforeSubmissionIsDeliveredEvent):void)|null */
    public ?\Closure $listener = null;

    public function __construct()
    {
        $GLOBALS['TYPO3_CONF_VARS'] = ['SYS' => ['encryptionKey' => str_repeat('k', 96)]];
        $this->transport = new ScriptedTransport();
        $this->rows = new RowsInMemory();
        $this->clock = new StoppedClock();
        $this->store = new KeptValues();
    }

    public function bridge(): BridgeClient
    {
        $connections = new class implements Connections {
            public function load(): Connection
            {
                return new Connection('https://bridge.example', 'key-12345678', 'stored');
            }
        };
        return new BridgeClient($connections, $this->transport, new LedgerHead($this->store->values(), $this->clock));
    }

    public function notices(): NoticeCache
    {
        return new NoticeCache($this->bridge(), $this->store->values(), $this->clock);
    }

    public function dispatch(): Dispatch
    {
        $delivery = new Delivery($this->bridge(), $this->store->values(), $this->clock);
        return new Dispatch($this->rows, $delivery, new Envelope((new Secrets())->box()), $this->dispatcher());
    }

    public function handler(): SubmissionHandler
    {
        $check = new ConsentCheck((new Secrets())->signer(), $this->clock);
        $seen = new FirstSeen($this->store->memory(), $this->clock);
        $limit = new class ($this) implements RateLimit {
            public function __construct(private readonly Site $site) {}

            public function allows(#[\SensitiveParameter] string $address): bool
            {
                return $this->site->isAllowed;
            }
        };
        return new SubmissionHandler($limit, $check, $this->dispatch(), $this->notices(), $seen, new Secrets(), $this->dispatcher(), $this->clock);
    }

    /**
     * What a visitor sends who ticked the boxes shown at one element.
     *
     * @param list<Box> $boxes
     */
    public function ticked(array $boxes, string $element = 'consent-1', bool $isTicked = true): ConsentValue
    {
        $ticks = $isTicked ? array_column($boxes, 'versionId', 'profileId') : [];
        return new ConsentValue($this->token($boxes, $element), $ticks);
    }

    /**
     * @param list<Box> $boxes
     */
    public function token(array $boxes, string $element = 'consent-1', string $formKey = self::KEY): string
    {
        return (new Secrets())->signer()->sign(new RenderToken(self::ISSUER, $formKey, $element, 1, 'de', $this->clock->now(), $boxes));
    }

    /**
     * @param array<string,ConsentValue> $consents
     * @param array<string,mixed>        $values
     * @param list<array<string,mixed>>  $elements More elements than the e-mail address.
     */
    public function form(array $consents, array $values = ['email' => 'anna@example.org'], array $elements = []): SubmittedForm
    {
        $email = ['identifier' => 'email', 'type' => 'Email', 'label' => 'E-mail', 'validators' => [['identifier' => 'NotEmpty']]];
        $facts = DefinitionReader::read(['identifier' => 'contact', 'renderables' => [['type' => 'Page', 'renderables' => [$email, ...$elements]]]]);
        return new SubmittedForm(self::KEY, $facts, $values, $consents, self::ISSUER, 'https://example.org/contact', new Client('203.0.113.7'));
    }

    /**
     * @return array<array-key,mixed> Body of the last submission that was sent.
     */
    public function lastBody(): array
    {
        $sent = end($this->transport->sent);
        $body = $sent === false ? null : json_decode((string) $sent['body'], true);
        return is_array($body) ? $body : [];
    }

    private function dispatcher(): EventDispatcherInterface
    {
        return new class ($this) implements EventDispatcherInterface {
            public function __construct(private readonly Site $site) {}

            public function dispatch(object $event): object
            {
                $this->site->events[] = $event;
                if ($event instanceof BeforeSubmissionIsDeliveredEvent && $this->site->listener !== null) {
                    ($this->site->listener)($event);
                }
                return $event;
            }
        };
    }
}
