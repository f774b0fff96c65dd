<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Connection;

final readonly class Connection
{
    /**
     * @param string                  $url    Address without trailing slash, http or https.
     * @param string                  $key    Bearer key; never leaves the server.
     * @param 'settings'|'stored'     $source Site settings with an environment variable, or what the backend module stored.
     */
    public function __construct(
        public string $url,
        #[\SensitiveParameter]
        public string $key,
        public string $source,
    ) {}
}
