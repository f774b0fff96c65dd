<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use PHPUnit\Framework\Attributes\Test;

/**
 * A form may also be shown by a site to which nobody added our site set.
 */
final class SecondSiteTest extends FormTestCase
{
    protected array $sets = ['typo3/fluid-styled-content', 'typo3/form'];

    #[Test]
    public function aSiteWithoutOurSetAsksForConsentToo(): void
    {
        $this->show([[self::email(), self::consent()]]);
        self::assertStringContainsString('Thank you.', $this->send($this->open(), ['email' => 'anna@example.org']));
        self::assertCount(1, $this->bridge->submissions);
    }
}
