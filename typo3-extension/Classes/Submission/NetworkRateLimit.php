<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Submission;

use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Symfony\Component\RateLimiter\CompoundLimiter;
use Symfony\Component\RateLimiter\LimiterInterface;
use Symfony\Component\RateLimiter\RateLimiterFactory;
use TYPO3\CMS\Core\Configuration\Exception\ExtensionConfigurationExtensionNotConfiguredException;
use TYPO3\CMS\Core\Configuration\ExtensionConfiguration;
use TYPO3\CMS\Core\RateLimiter\Storage\CachingFrameworkStorage;

/**
 * Counts per truncated address (IPv4 /24, IPv6 /48), which is kept only as a keyed hash and only as long as it counts, in
 * TYPO3's cache `ratelimiter`.
 */
final readonly class NetworkRateLimit implements RateLimit
{
    private const EXTENSION = 'kundenmeister_data_protection';

    /** Name of the extension's setting → its window, and submissions allowed in it unless the setting says otherwise. */
    private const LIMITS = [
        'submissionsPerMinute' => ['1 minute', 10],
        'submissionsPerHour' => ['1 hour', 60],
    ];

    public function __construct(
        private Secrets $secrets,
        private ExtensionConfiguration $configuration,
        private CachingFrameworkStorage $storage,
    ) {}

    public function allows(#[\SensitiveParameter] string $address): bool
    {
        $network = hash_hmac('sha256', TruncatedAddress::of($address), $this->secrets->networkSecret());
        $limiters = $this->limiters($network);
        return $limiters === [] || (new CompoundLimiter($limiters))->consume()->isAccepted();
    }

    /**
     * @return list<LimiterInterface>
     */
    private function limiters(string $network): array
    {
        $limiters = [];
        foreach (self::LIMITS as $name => [$interval, $usual]) {
            $most = $this->setting($name) ?? $usual;
            if ($most > 0) {
                $rules = ['id' => "kmdp-$name", 'policy' => 'sliding_window', 'limit' => $most, 'interval' => $interval];
                $limiters[] = (new RateLimiterFactory($rules, $this->storage))->create($network);
            }
        }
        return $limiters;
    }

    /**
     * @return int|null Null when the administrator has set none.
     */
    private function setting(string $name): ?int
    {
        try {
            $settings = $this->configuration->get(self::EXTENSION);
        } catch (ExtensionConfigurationExtensionNotConfiguredException) {
            return null;
        }
        $value = is_array($settings) ? ($settings[$name] ?? null) : null;
        return is_numeric($value) ? (int) $value : null;
    }
}
