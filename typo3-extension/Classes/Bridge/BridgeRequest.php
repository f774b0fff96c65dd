<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Bridge;

final readonly class BridgeRequest
{
    /**
     * @param string               $method   GET, PUT, POST, PATCH or DELETE.
     * @param string               $path     Path from the address on, each segment encoded.
     * @param array<string,string> $query    Parameters; empty ones are left out.
     * @param mixed                $body     Sent as JSON; null sends none.
     * @param array<string,string> $headers  Further headers.
     * @param int                  $timeout  Seconds.
     * @param 'de'|'en'            $language Language of the bridge's messages.
     * @param string               $actor    Display name of who acts; '' for nobody.
     */
    public function __construct(
        public string $method,
        public string $path,
        public array $query = [],
        public mixed $body = null,
        public array $headers = [],
        public int $timeout = 10,
        public string $language = 'en',
        public string $actor = '',
    ) {}
}
