<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use GuzzleHttp\Exception\ConnectException;
use GuzzleHttp\Promise\Create;
use GuzzleHttp\Promise\PromiseInterface;
use GuzzleHttp\Psr7\Response;
use Psr\Http\Message\RequestInterface;

/**
 * Stands in for the bridge at the end of Guzzle's stack: TYPO3's own HTTP client sends to it.
 */
final class FakeBridge
{
    /** @var list<array<string,mixed>> Bodies of submissions. */
    public array $submissions = [];

    /** @var list<array<string,mixed>> Bodies of registered forms. */
    public array $forms = [];

    /** @var list<string> Whatever it was asked, as method and path. */
    public array $requests = [];

    public bool $isAway = false;

    /** @var array{int,string,list<array{pointer:string,message:string}>}|null Status, problem and errors for the next submission. */
    public ?array $refusal = null;

    public string $declaration = 'Privacy <script>alert(1)</script>';

    /** @var list<string> Profiles with a box, all required. */
    public array $profiles = ['profile-1'];

    private static ?self $installed = null;

    public function install(): void
    {
        self::$installed = $this;
    }

    /**
     * One of TYPO3's `HTTP/handler`, which asks nobody else.
     *
     * @return \Closure(RequestInterface,array<string,mixed>):PromiseInterface
     */
    public static function middleware(): \Closure
    {
        $bridge = self::$installed ?? throw new \LogicException('No bridge is installed.', 1795600012);
        return $bridge->answer(...);
    }

    /**
     * @param array<string,mixed> $options Of Guzzle.
     */
    private function answer(RequestInterface $request, array $options): PromiseInterface
    {
        $this->requests[] = "{$request->getMethod()} {$request->getUri()->getPath()}";
        if ($this->isAway) {
            return Create::rejectionFor(new ConnectException('away', $request));
        }
        $body = json_decode((string) $request->getBody(), true);
        $body = is_array($body) ? array_filter($body, is_string(...), ARRAY_FILTER_USE_KEY) : [];
        $path = $request->getUri()->getPath();
        if (str_ends_with($path, '/notice')) {
            return self::json(200, ['accepts' => true, 'checkboxes' => array_map($this->box(...), $this->profiles), 'processorStatement' => 'Körbler']);
        }
        if ($request->getMethod() === 'PUT') {
            $this->forms[] = $body;
            return self::json(200, ['compliant' => true, 'findings' => []]);
        }
        if ("{$request->getMethod()} $path" !== 'POST /v1/submissions') {
            return self::json(404, []);
        }
        if ($this->refusal !== null) {
            [$status, $code, $errors] = $this->refusal;
            return self::json($status, ['type' => "https://bridge.example/problems/$code", 'errors' => $errors]);
        }
        $this->submissions[] = $body;
        return self::json(201, ['submissionId' => 's1']);
    }

    /**
     * @return array<string,mixed>
     */
    private function box(string $profile): array
    {
        return [
            'profileId' => $profile,
            'versionId' => "$profile-version",
            'required' => true,
            'label' => "I agree to $profile",
            'cancelNotice' => 'At any time',
            'declaration' => ['mode' => 'text', 'text' => $this->declaration],
        ];
    }

    /**
     * @param array<string,mixed> $data
     */
    private static function json(int $status, array $data): PromiseInterface
    {
        return Create::promiseFor(new Response($status, ['Content-Type' => 'application/json'], json_encode($data, JSON_THROW_ON_ERROR)));
    }
}
