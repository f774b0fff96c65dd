<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Backend\Overview;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Reply;
use Koerbler\KundenmeisterDataProtection\Backend\Forms\SiteForms;

/**
 * What to do next, until the first form takes data.
 */
final readonly class FirstSteps
{
    public function __construct(private SiteForms $forms) {}

    /**
     * @param Reply|null $settings The company's settings; null while there is no connection.
     * @return array{isConnected:bool,isActive:bool,hasForms:bool}|null Null when all is done, and while that cannot be known.
     */
    public function of(bool $hasKey, ?Reply $settings): ?array
    {
        if ($hasKey && $settings?->problem !== null) {
            return null;
        }
        $isActive = ($settings->data['active'] ?? false) === true;
        $hasForms = $this->forms->exist();
        return $hasKey && $isActive && $hasForms ? null : ['isConnected' => $hasKey, 'isActive' => $isActive, 'hasForms' => $hasForms];
    }
}
