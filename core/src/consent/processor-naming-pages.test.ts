import { namesProcessor } from './processor-naming';

const named: readonly (readonly [string, string])[] = [
  [
    'a heading and a paragraph',
    '<h2>Eingesetzte Auftragsverarbeiter</h2><p>Körbler GmbH, Hauptplatz 3, 8750 Judenburg</p>',
  ],
  [
    'a heading, an introduction and a list',
    '<h2>Empfänger</h2><p>Wir setzen folgende Auftragsverarbeiter ein:</p><ul><li>eww ag, Wels (Rechenzentrum)</li><li>Körbler GmbH, Judenburg (CRM)</li></ul>',
  ],
  [
    'a list whose items tell the role',
    '<ul><li>Steuerberatung Muster KG (Verantwortliche)</li><li>Körbler GmbH (Auftragsverarbeiter gemäß Art. 28 DSGVO)</li></ul>',
  ],
  [
    'a table with the role in the head',
    '<table><thead><tr><th>Auftragsverarbeiter</th><th>Zweck</th><th>Ort</th></tr></thead><tbody><tr><td>eww ag</td><td>Rechenzentrum</td><td>Wels</td></tr><tr><td>Körbler GmbH</td><td>CRM</td><td>Judenburg</td></tr></tbody></table>',
  ],
  [
    'a table with the role in a cell',
    '<table><tr><th>Recipient</th><th>Country</th><th>Role</th></tr><tr><td>Körbler GmbH</td><td>Austria</td><td>Processor</td></tr></table>',
  ],
  [
    'a table with the contract in a cell',
    '<table><tr><th>Anbieter</th><th>Zweck</th><th>Grundlage</th></tr><tr><td>Körbler GmbH</td><td>Newsletter</td><td>AV-Vertrag nach Art. 28 DSGVO</td></tr></table>',
  ],
  ['a table row', '<table><tr><td>Auftragsverarbeiter:</td><td>Körbler GmbH, Judenburg</td></tr></table>'],
  [
    'terms and descriptions',
    '<dl><dt>Verantwortliche</dt><dd>Muster KG</dd><dt>Auftragsverarbeiterin</dt><dd>Firma Körbler GmbH</dd></dl>',
  ],
  ['a label in bold', '<p><strong>Auftragsverarbeiter:</strong><br>Körbler GmbH<br>Hauptplatz 3<br>8750 Judenburg</p>'],
  [
    'a provider and the contract under its own heading',
    '<h3>Hosting</h3><p>Anbieter ist die Körbler GmbH, Judenburg (nachfolgend Körbler).</p><h4>Auftragsverarbeitung</h4><p>Wir haben einen Vertrag über Auftragsverarbeitung (AVV) zur Nutzung des oben genannten Dienstes geschlossen.</p>',
  ],
  [
    'a record of labels',
    '<p><strong>KundenMeister:</strong> Kontaktverwaltung; <strong>Dienstanbieter:</strong> Körbler GmbH, Judenburg, Österreich; <strong>Website:</strong> https://körbler.example; <strong>Auftragsverarbeitungsvertrag:</strong> https://körbler.example/avv</p>',
  ],
  ['Markdown', '## Auftragsverarbeiter\n\n- Körbler GmbH (Newsletter)\n- eww ag (Rechenzentrum)'],
  ['numbers', 'Data processors:\n1. eww ag\n2. Körbler GmbH'],
  ['stars', 'Unsere Auftragsverarbeiter sind:\n* eww ag\n* Körbler GmbH'],
  ['entities', 'Die K&ouml;rbler&#160;GmbH ist unsere Auftrags&shy;verarbeiterin.'],
  ['entities in capitals', 'Auftragsverarbeiter: K&Ouml;RBLER GMBH'],
  ['a line break within the words', 'Als Auftrags-\nverarbeiter setzen wir die Körbler\nGmbH ein.'],
  ['non-breaking blanks', 'Auftragsverarbeiter\u00a0ist die\u00a0Körbler\u00a0GmbH.'],
  ['soft hyphens', 'Auf\u00adtrags\u00adver\u00adar\u00adbei\u00adter ist die Körb\u00adler GmbH.'],
  ['two blanks and a tab', 'Körbler  GmbH\tist Auftragsverarbeiter.'],
  [
    'markup within the words',
    '<p>Unser <em>Auftragsverarbeiter</em> ist die <a href="/k"><span>Körbler</span> GmbH</a>.</p>',
  ],
];

const notNamed: readonly (readonly [string, string])[] = [
  [
    'an imprint that names its maker',
    '<h2>Impressum</h2><p>Medieninhaber: Muster KG</p><p>Webdesign: Körbler GmbH</p><h2>Datenschutz</h2><p>Wir setzen Auftragsverarbeiter ein.</p>',
  ],
  [
    'a heading with another below it',
    '<h2>Auftragsverarbeiter</h2><p>Mailjet SAS, Paris</p><h2>Webdesign</h2><p>Körbler GmbH</p>',
  ],
  [
    'a list of the role that ends before the name',
    '<p>Auftragsverarbeiter:</p><ul><li>Mailjet SAS</li></ul><p>Gestaltung:</p><ul><li>Körbler GmbH</li></ul>',
  ],
  [
    'a table that gives it another role',
    '<table><tr><th>Firma</th><th>Rolle</th></tr><tr><td>Mailjet SAS</td><td>Auftragsverarbeiter</td></tr><tr><td>Körbler GmbH</td><td>Webdesign</td></tr></table>',
  ],
  [
    'a table that denies it',
    '<table><tr><th>Firma</th><th>Auftragsverarbeiter</th></tr><tr><td>Mailjet SAS</td><td>ja</td></tr><tr><td>Körbler GmbH</td><td>nein</td></tr></table>',
  ],
  [
    'terms and descriptions of others',
    '<dl><dt>Auftragsverarbeiter</dt><dd>Mailjet SAS</dd><dt>Umsetzung</dt><dd>Körbler GmbH</dd></dl>',
  ],
  ['a heading about the past', '<h3>Frühere Auftragsverarbeiter</h3><ul><li>Körbler GmbH (bis 2020)</li></ul>'],
  ['an entry of the past', '<h3>Auftragsverarbeiter</h3><ul><li>Körbler GmbH (bis 2020)</li><li>Mailjet SAS</li></ul>'],
  ['a heading that denies', '<h3>Keine Auftragsverarbeiter sind</h3><ul><li>Körbler GmbH</li></ul>'],
  [
    'a heading about controllers',
    '<h3>Verantwortliche</h3><p>Körbler GmbH</p><h3>Auftragsverarbeiter</h3><p>Mailjet SAS</p>',
  ],
  [
    'a contract for a service named in between',
    '<p>Umsetzung der Website: Körbler GmbH</p><h3>Newsletter</h3><p>Wir nutzen Mailchimp.</p><p>Wir haben einen Vertrag über Auftragsverarbeitung (AVV) zur Nutzung des oben genannten Dienstes geschlossen.</p>',
  ],
  [
    'a footer',
    '<p>Wir setzen folgenden Auftragsverarbeiter ein:</p><ul><li>Mailjet SAS</li></ul><footer><p>Körbler GmbH</p></footer>',
  ],
  ['an attribute', '<p title="Körbler GmbH ist Auftragsverarbeiter.">Datenschutz</p>'],
  ['an image', '<img alt="Körbler GmbH ist unser Auftragsverarbeiter." src="x.png">'],
];

describe('on pages and in markup, the processor', () => {
  it.each(named)('is named by %s', (_what, page) => {
    expect(namesProcessor(page)).toBe(true);
  });

  it.each(notNamed)('is not named by %s', (_what, page) => {
    expect(namesProcessor(page)).toBe(false);
  });
});
