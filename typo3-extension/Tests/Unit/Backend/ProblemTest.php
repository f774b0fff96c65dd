<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Unit\Backend;

use Koerbler\KundenmeisterDataProtection\Backend\Bridge\Problem;
use PHPUnit\Framework\Attributes\Test;
use PHPUnit\Framework\TestCase;

final class ProblemTest extends TestCase
{
    private static function refusal(): Problem
    {
        return Problem::fromAnswer('field-invalid', 422, [
            'title' => 'Angaben ungültig',
            'detail' => 'Bitte verbessern Sie die Angaben.',
            'errors' => [
                ['pointer' => '/company/email', 'message' => 'Keine E-Mail-Adresse.'],
                ['pointer' => '/processorAgreement/acceptedBy', 'message' => 'Bitte nennen Sie Ihren Namen.'],
                ['pointer' => '/processorAgreement/version', 'message' => 'Diese Fassung gilt nicht mehr.'],
                ['pointer' => '/unheard', 'message' => 'Nicht vorgesehen.'],
                'nonsense',
            ],
        ], 'Nicht angenommen.');
    }

    #[Test]
    public function speaksWithTheWordsOfTheBridge(): void
    {
        self::assertSame('Bitte verbessern Sie die Angaben.', self::refusal()->message);
    }

    #[Test]
    public function hasWordsAlsoForAnAnswerWithoutAny(): void
    {
        self::assertSame('Nicht angenommen.', Problem::fromAnswer('', 500, ['detail' => 7], 'Nicht angenommen.')->message);
    }

    #[Test]
    public function putsEachMessageAtTheNarrowestFieldThatShowsIt(): void
    {
        self::assertSame(
            [
                'company_email' => 'Keine E-Mail-Adresse.',
                'processorAgreement_acceptedBy' => 'Bitte nennen Sie Ihren Namen.',
                'processorAgreement' => 'Diese Fassung gilt nicht mehr.',
            ],
            self::refusal()->atFields(['/company/email', '/processorAgreement', '/processorAgreement/acceptedBy']),
        );
    }

    #[Test]
    public function listsWhatNoFieldShows(): void
    {
        self::assertSame(['Nicht vorgesehen.'], self::refusal()->besides(['/company', '/processorAgreement']));
    }

    #[Test]
    public function takesAPointerForAnotherOnlyAtAFullSegment(): void
    {
        $problem = new Problem('', '', 422, ['/companyName' => 'Fehlt.']);
        self::assertSame([], $problem->atFields(['/company']));
    }
}
