import fc from 'fast-check';
import { locales } from '../runtime/locale';
import { processor } from '../tenants/processor';
import { processorSentence } from '../tenants/processor-statement';
import { namesProcessor } from './processor-naming';

const filler = (length: number): string => 'Wir achten auf Ihre Daten. '.repeat(Math.ceil(length / 27));

describe('a declaration names the processor', () => {
  it.each([
    processorSentence.de,
    processorSentence.en,
    processor().statement.de,
    processor().statement.en,
    'Unsere Auftragsverarbeiterin ist die Körbler GmbH.',
    'Mit der Koerbler GmbH besteht ein Vertrag zur Auftragsverarbeitung.',
    'Mit Körbler GmbH haben wir einen Auftragsverarbeitungsvertrag geschlossen.',
    'Die Körbler GmbH ist Auftragsdatenverarbeiter im Sinne des Gesetzes.',
    'Auftragsdatenverarbeitung: Körbler GmbH',
    'Wir bedienen uns der Körbler GmbH als Auftrags(daten)verarbeiterin.',
    'Zu unseren Auftragsverarbeitern zählt die Körbler GmbH.',
    'Körbler GmbH als Auftragsverarbeiter:in.',
    'KÖRBLER GMBH IST UNSER AUFTRAGSVERARBEITER',
    'Die Körbler Ges.m.b.H. ist Auftragsverarbeiter.',
    'Die Körbler Gesellschaft mit beschränkter Haftung ist Auftragsverarbeiter.',
    'Die Körbler G.m.b.H. ist Auftragsverarbeiter.',
    'Die „Körbler“ GmbH ist Auftragsverarbeiter.',
    'Die Daten werden von der Körbler GmbH im Auftrag verarbeitet.',
    'Die Körbler GmbH erhebt, verarbeitet und nutzt die Daten in unserem Namen und Auftrag.',
    'Mit der Verarbeitung der Daten haben wir die Körbler GmbH beauftragt.',
    'Körbler GmbH is our data processor.',
    'Körbler GmbH acts as a contract processor.',
    'Körbler GmbH processes the data on our behalf.',
    'Data is collected and processed on behalf of Muster GmbH by Körbler GmbH.',
    'We have a data processing agreement with Körbler GmbH.',
    'Wir haben mit der Körbler GmbH einen AV-Vertrag abgeschlossen.',
    'Mit der Körbler GmbH besteht ein AVV nach Art. 28 DSGVO.',
    'Mit der Körbler GmbH wurde ein Auftragsdatenverarbeitungsvertrag geschlossen.',
    'Empfänger: Körbler GmbH (Auftragsverarbeiter)',
    'Des Auftragsverarbeiters Körbler GmbH bedienen wir uns.',
    'Den Auftragsverarbeitern Körbler GmbH und eww ag geben wir Daten weiter.',
    'Wir setzen die Körbler GmbH als Auftrags-Verarbeiter ein.',
    'Auftragsverarbeiter/in: Körbler GmbH',
    'Auftragsverarbeiter*in ist die Körbler GmbH.',
    'Die Firma Körbler (GmbH) ist unser Auftragsverarbeiter.',
    'Our processors are Körbler GmbH and eww ag.',
    'Körbler GmbH, acting as data processor, stores the data.',
    'Processing on behalf of the controller: Körbler GmbH',
    'We commissioned Körbler GmbH with the processing of the data.',
    'Koerbler GmbH is our data processor.',
    'Korbler GmbH is our data processor.',
    'KÖRBLER GMBH ACTS AS PROCESSOR',
    'Wir nutzen KundenMeister der Körbler GmbH. Diese verarbeitet die Daten als unser Auftragsverarbeiter.',
    'Unsere Auftragsverarbeiter:\n\n– Körbler GmbH\n\n– Mailchimp Inc.',
    `Die Körbler GmbH (${'a'.repeat(400)}) ist Auftragsverarbeiter.`,
  ])('in the words: %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each([
    ['entities', 'K&ouml;rbler&nbsp;GmbH ist Auftrags&shy;verarbeiter.'],
    ['numeric entities', 'K&#246;rbler GmbH und K&#xF6;rbler: Auftragsverarbeiter'],
    ['decomposed letters', 'Ko\u0308rbler GmbH ist Auftragsverarbeiter.'],
    ['soft hyphens and narrow spaces', 'Kör\u00adbler\u202fGmbH ist Auftrags\u00adver\u00adarbeiter.'],
    ['line breaks', 'Die Körbler\nGmbH ist unser Auftrags-\nverarbeiter.'],
    ['a word split at a line end', 'Die Körbler GmbH ist unser Auftragsver-\narbeiter.'],
    ['markup', '<p>Die <b>Körbler</b> <em>GmbH</em><br>ist <a href="/av">Auftrags<wbr>verarbeiter</a>.</p>'],
    ['non-breaking hyphens', 'Körbler\u2011GmbH: Auftrags\u2011Verarbeiter'],
  ])('through %s', (_what, text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each([
    'Die Körbler GmbH ist nicht nur Auftragsverarbeiter, sie berät uns auch.',
    'Die Körbler GmbH verarbeitet Daten nicht für eigene Zwecke, sondern in unserem Auftrag.',
    'Ihre Daten werden nicht verkauft, die Körbler GmbH ist Auftragsverarbeiter.',
    'Wir geben Daten nicht weiter, außer an unsere Auftragsverarbeiterin Körbler GmbH.',
    'Wir haben keine anderen Auftragsverarbeiter als die Körbler GmbH.',
    'Die Körbler GmbH ist unser Auftragsverarbeiter und gibt keine Daten weiter.',
    'Der Auftragsverarbeiter Körbler GmbH verkauft Ihre Daten nicht.',
    'Körbler GmbH is not the controller but our processor.',
    'Körbler GmbH processes data on our behalf and does not share it.',
    'We share data with no one except our processor Körbler GmbH.',
  ])('although the sentence holds a "not": %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each(locales)('with our own sentence, however it is written (%s)', (locale) => {
    const sentence = processorSentence[locale];
    const variants = [
      sentence.toUpperCase(),
      sentence.toLowerCase(),
      sentence.replace('ö', 'oe'),
      sentence.replace('ö', '&ouml;').replace(/ /g, '&nbsp;'),
      sentence.replace(/ /g, '\u00a0'),
      sentence.replace(/ /g, '\n'),
      sentence.replace(/ /g, '<br>'),
      sentence.normalize('NFD'),
      `Keine Weitergabe<br>${sentence}`,
      `Früher war alles anders: ${sentence}`,
      `${'ohne Punkt '.repeat(500)}${sentence}`,
      `<footer>${sentence}</footer>`,
    ];
    expect(variants.filter((variant) => !namesProcessor(variant))).toEqual([]);
  });

  it('whatever text stands around its sentence', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences' }), fc.lorem({ mode: 'sentences' }), (before, after) => {
        expect(namesProcessor(`${before} ${processorSentence.de} ${after}`)).toBe(true);
      }),
    );
  });
});

describe('a declaration does not name the processor', () => {
  it.each([
    '',
    'Unsere Auftragsverarbeiter schützen Ihre Daten.',
    'Unsere Website stammt von der Körbler GmbH.',
    'Die Körbler GmbH ist unser Dienstleister.',
    'Max Körbler ist unser Auftragsverarbeiter.',
    'Die Firma Mörbler GmbH ist unser Auftragsverarbeiter.',
    'Die Körbler GmbH ist Unterauftragsverarbeiter eines anderen.',
    'Körbler GmbH is a sub-processor of someone else.',
    'Körbler GmbH is our payment processor.',
    'Die Körbler GmbH fährt mit dem AVV.',
    'We commissioned Körbler GmbH with the design of our website.',
    'Die Körbler GmbH arbeitet in unserem Auftrag an der Website.',
    `Unsere Website stammt von der Körbler GmbH. ${filler(400)} Wir setzen Auftragsverarbeiter ein.`,
    'Unsere Website stammt von der Körbler GmbH. Unser Auftragsverarbeiter ist die Mailchimp Inc.',
    '<!-- Körbler GmbH ist Auftragsverarbeiter. --><p>Willkommen</p>',
    '<script>"Körbler GmbH ist Auftragsverarbeiter."</script>',
  ])('in the words: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });

  it.each([
    'Die Körbler GmbH ist kein Auftragsverarbeiter.',
    'Die Körbler GmbH ist nicht unser Auftragsverarbeiter.',
    'Die Körbler GmbH ist weder Verantwortlicher noch Auftragsverarbeiter.',
    'Die Körbler GmbH ist niemals als Auftragsverarbeiterin tätig.',
    'Die Körbler GmbH ist nicht, wie oft behauptet, unser Auftragsverarbeiter.',
    'Die Körbler GmbH arbeitet, ohne Auftragsverarbeiter zu sein.',
    'Die Körbler GmbH ist Verantwortlicher statt Auftragsverarbeiter.',
    'Auftragsverarbeiter ist die Körbler GmbH nicht.',
    'Eine Auftragsverarbeitung durch die Körbler GmbH findet nicht statt.',
    'Mit der Körbler GmbH besteht keine Auftragsverarbeitung.',
    'Mit der Körbler GmbH haben wir keinen AV-Vertrag.',
    'We have not engaged Körbler GmbH for the processing of data.',
    'Die Körbler GmbH verarbeitet keine Daten in unserem Auftrag.',
    'In unserem Auftrag verarbeitet die Körbler GmbH keine Daten.',
    'Körbler GmbH is not a processor.',
    'Körbler GmbH isn’t our processor.',
    'Körbler GmbH is no data processor.',
    'Körbler GmbH is neither controller nor processor.',
    'Körbler GmbH is not, and never was, a processor.',
    'Körbler GmbH does not process data on our behalf.',
    'Körbler GmbH acts as controller rather than as processor.',
    'Die Körbler GmbH ist kein Auftragsverarbeiter. Unser Auftragsverarbeiter ist Mailchimp.',
  ])('when it denies it: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });
});
