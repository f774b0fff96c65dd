<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Submission;

use Koerbler\KundenmeisterDataProtection\Bridge\BridgeAnswer;
use Koerbler\KundenmeisterDataProtection\Security\Secrets;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentCheck;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentPlace;
use Koerbler\KundenmeisterDataProtection\Submission\ConsentValue;
use Koerbler\KundenmeisterDataProtection\Submission\TickedTexts;
use Koerbler\KundenmeisterDataProtection\Tests\Unit\Double\Site;
use Koerbler\KundenmeisterDataProtection\Token\Box;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class TickedTextsTest extends TestCase
{
    private Site $site;

    /** @var list<Box> */
    private array $boxes;

    protected function setUp(): void
    {
        $this->site = new Site();
        $this->boxes = [new Box('news', 'news-2', false), new Box('contact', 'contact-1', true)];
        $checkboxes = [
            ['profileId' => 'news', 'versionId' => 'news-2', 'label' => 'Yes, news.'],
            ['profileId' => 'contact', 'versionId' => 'contact-9', 'label' => 'Yes, other words by now.'],
        ];
        $this->site->transport->answers[] = new BridgeAnswer(200, json_encode(['accepts' => true, 'checkboxes' => $checkboxes], JSON_THROW_ON_ERROR));
        $this->site->notices()->get(Site::KEY, 'de');
    }

    #[Test]
    public function theyStandInTheWordsThatWereShownElseAsTheirVersion(): void
    {
        self::assertSame(['Yes, news.', 'contact-1'], $this->texts($this->site->ticked($this->boxes)));
    }

    #[Test]
    public function whatIsNotABoxesOwnValueIsNotAgreedTo(): void
    {
        self::assertSame(['contact-1'], $this->texts(new ConsentValue($this->site->token($this->boxes), ['news' => 'on', 'contact' => 'contact-1'])));
    }

    #[Test]
    public function withoutProofOfWhatWasShownThereAreNone(): void
    {
        self::assertSame([], $this->texts(new ConsentValue('a.b.c', ['news' => 'news-2'])));
    }

    /**
     * @return list<string>
     */
    private function texts(ConsentValue $value): array
    {
        $check = new ConsentCheck((new Secrets())->signer(), $this->site->clock);
        return (new TickedTexts($check, $this->site->notices()))->of($value, new ConsentPlace(Site::ISSUER, Site::KEY, 'consent-1'));
    }
}
