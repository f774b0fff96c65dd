<?php

declare(strict_types=1);

namespace Koerbler\KundenmeisterDataProtection\Tests\Functional\Form;

use Koerbler\KundenmeisterDataProtection\Form\FormPages;
use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\Test;

final class FormPagesTest extends FormTestCase
{
    /**
     * TYPO3 14 keeps forms in the database, where the place of one is its number; TYPO3 13 knows files only.
     *
     * @return iterable<string,array{string,string}> Place, and the address of the page that shows it.
     */
    public static function places(): iterable
    {
        yield 'a file' => ['1:/form_definitions/contact.form.yaml', self::BASE . 'contact'];
        yield 'a record' => ['3', self::BASE . 'newsletter'];
        yield 'a number that other settings hold, too' => ['1', self::BASE];
        yield 'on no page' => ['1:/form_definitions/other.form.yaml', self::BASE];
    }

    #[Test]
    #[DataProvider('places')]
    public function aFormIsOnThePageWhoseContentNamesIt(string $place, string $url): void
    {
        $pages = $this->getConnectionPool()->getConnectionForTable('pages');
        foreach ([2 => 'contact', 3 => 'newsletter'] as $uid => $slug) {
            $pages->insert('pages', ['uid' => $uid, 'pid' => 1, 'title' => $slug, 'slug' => "/$slug"]);
        }
        $contents = $this->getConnectionPool()->getConnectionForTable('tt_content');
        $this->put('form_formframework', ['sDEF' => ['settings.persistenceIdentifier' => '1:/form_definitions/contact.form.yaml', 'settings.overrideFinishers' => '1']]);
        $contents->update('tt_content', ['pid' => 2], ['uid' => 1]);
        $row = $contents->select(['CType', 'pi_flexform'], 'tt_content', ['uid' => 1])->fetchAssociative();
        self::assertIsArray($row);
        self::assertIsString($row['pi_flexform']);
        $contents->insert('tt_content', ['uid' => 2, 'pid' => 3, 'pi_flexform' => str_replace('1:/form_definitions/contact.form.yaml', '3', $row['pi_flexform'])] + $row);
        self::assertSame($url, $this->service(FormPages::class)->url($place));
    }
}
