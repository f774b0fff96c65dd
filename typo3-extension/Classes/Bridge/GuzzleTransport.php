<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

use GuzzleHttp\Exception\GuzzleException;
use Psr\Http\Message\ResponseInterface;
use TYPO3\CMS\Core\Http\RequestFactory;

final readonly class GuzzleTransport implements Transport
{
    private const MAX_ANSWER_BYTES = 8388608;

    public function __construct(private RequestFactory $requests) {}

    public function send(string $method, string $url, array $headers, ?string $body, int $timeout): BridgeAnswer
    {
        $options = [
            'allow_redirects' => false,
            'connect_timeout' => $timeout,
            'headers' => $headers,
            'http_errors' => false,
            'progress' => self::stopWhenTooLarge(...),
            'timeout' => $timeout,
        ];
        try {
            $response = $this->requests->request($url, $method, $body === null ? $options : ['body' => $body] + $options);
            return new BridgeAnswer($response->getStatusCode(), (string) $response->getBody(), self::headers($response));
        } catch (GuzzleException|\RuntimeException) {
            throw BridgeUnavailable::away('network');
        }
    }

    private static function stopWhenTooLarge(mixed $expected, mixed $received): void
    {
        if (is_numeric($received) && $received > self::MAX_ANSWER_BYTES) {
            throw new \RuntimeException('The answer is too large.', 1795600005);
        }
    }

    /**
     * @return array<string,string>
     */
    private static function headers(ResponseInterface $response): array
    {
        $headers = [];
        foreach ($response->getHeaders() as $name => $values) {
            $headers[strtolower((string) $name)] = (string) end($values);
        }
        return $headers;
    }
}
