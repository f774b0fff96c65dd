import { namesProcessor } from './processor-naming';

const footer = '<footer><p>Website: Körbler GmbH</p></footer>';

describe('a declaration does not name the processor', () => {
  it.each([
    `<p>Wir setzen den Auftragsverarbeiter Mailchimp ein.</p>${footer}`,
    `<h3>Auftragsverarbeiter</h3><footer>Körbler GmbH</footer>`,
    `<ul><li>Auftragsverarbeiter</li></ul><nav><ul><li>Körbler GmbH</li></ul></nav>`,
    '<p>Unser Auftragsverarbeiter</p><aside>Körbler GmbH</aside>',
    '<p>Auftragsverarbeiter: Rapidmail, Hetzner.</p><p>Gestaltung: Körbler GmbH</p>',
    'Auftragsverarbeiter: Rapidmail, Hetzner. Gestaltung: Körbler GmbH',
    'Auftragsverarbeiter: Rapidmail<br>Gestaltung: Körbler GmbH',
    'Auftragsverarbeiter: Rapidmail, Gestaltung: Körbler GmbH',
    'Gestaltung: Körbler GmbH<br>Auftragsverarbeiter: Rapidmail',
    '<p>Auftragsverarbeiter: Rapidmail</p><ul><li>Körbler GmbH: Gestaltung</li></ul>',
    'Auftragsverarbeiter: keine. Webdesign: Körbler GmbH',
    '<h3>Auftragsverarbeiter: keine</h3><p>Körbler GmbH</p>',
    'Konzept: Körbler GmbH. Auftragsverarbeiter haben wir nicht.',
    'Processors: none. Web design: Körbler GmbH.',
    'Our processor is Mailjet SAS. Our website is made by Körbler GmbH.',
    'Our processor is Mailjet SAS and our website is by Körbler GmbH.',
    'Our processor is Brevo SE, the website was designed by Körbler GmbH.',
    'Unser Auftragsverarbeiter ist die Muster BV; die Website gestaltet die Körbler GmbH.',
    'Unser Auftragsverarbeiter ist Mailchimp, die Website stammt von der Körbler GmbH.',
    'Wir setzen Mailchimp als Auftragsverarbeiter ein und die Körbler GmbH gestaltet die Website.',
    'Die Website stammt von der Körbler GmbH, unser Auftragsverarbeiter ist Mailchimp.',
    'Die Website der Körbler GmbH nutzt Mailchimp als Auftragsverarbeiter.',
    'Mailchimp is our processor and Körbler GmbH our web designer.',
    'Während die Körbler GmbH die Website macht, ist unser Auftragsverarbeiter Mailchimp.',
    'Neben der Körbler GmbH nutzen wir den Auftragsverarbeiter Mailchimp.',
    'Die Website stammt von der Körbler GmbH und wird von Mailchimp als Auftragsverarbeiter betrieben.',
    'Unsere Website stammt von der Körbler GmbH. Auftragsverarbeiter setzen wir ein.',
    'Ist die Körbler GmbH unser Auftragsverarbeiter? Nein.',
  ])('when another has the role, or nobody: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });

  it.each([
    'Die Körbler GmbH war bis 2020 unser Auftragsverarbeiter.',
    'Unser Auftragsverarbeiter war die Körbler GmbH.',
    'Unser Auftragsverarbeiter bis 2020: Körbler GmbH',
    'Unser ehemaliger Auftragsverarbeiter ist die Körbler GmbH.',
    'Körbler GmbH was our processor until 2019.',
    'Körbler GmbH used to be our processor.',
    'Körbler GmbH, formerly our processor, made our website.',
    'Körbler GmbH is no longer our processor.',
    'Die Körbler GmbH ist nicht mehr unser Auftragsverarbeiter.',
    'Der Vertrag mit dem Auftragsverarbeiter Körbler GmbH wurde gekündigt.',
    'Die Auftragsverarbeitung durch die Körbler GmbH ist beendet.',
    'Wir haben den AV-Vertrag mit der Körbler GmbH gekündigt.',
  ])('when it tells the past: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });

  it.each([
    'Wir sind Auftragsverarbeiter der Körbler GmbH.',
    'Wir sind als Auftragsverarbeiter für die Körbler GmbH tätig.',
    'Wir verarbeiten Daten im Auftrag der Körbler GmbH.',
    'Der Auftragsverarbeiter der Körbler GmbH ist die Muster AG.',
    'The processor of Körbler GmbH is Mailchimp.',
    'We act as processor for Körbler GmbH.',
    'We process data on behalf of Körbler GmbH.',
    'Die Körbler GmbH setzt Auftragsverarbeiter ein.',
    'Die Körbler GmbH hat mit Mailchimp einen AV-Vertrag geschlossen.',
    'Unlike Körbler GmbH, Mailchimp is our processor.',
    'Anders als die Körbler GmbH ist Mailchimp unser Auftragsverarbeiter.',
    'Im Gegensatz zur Körbler GmbH ist Mailchimp unser Auftragsverarbeiter.',
    'Nicht die Körbler GmbH, sondern Mailchimp ist unser Auftragsverarbeiter.',
    'Unser Auftragsverarbeiter ist nicht die Körbler GmbH, sondern Mailchimp.',
    'Statt der Körbler GmbH nutzen wir Mailchimp als Auftragsverarbeiter.',
    'Instead of Körbler GmbH we use Mailchimp as processor.',
  ])('when it reverses or contrasts: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });

  it.each([
    'Die Körbler GmbH wird von uns nicht als Auftragsverarbeiter eingesetzt.',
    'Der Auftragsverarbeiter Körbler GmbH wird von uns nicht eingesetzt.',
    'Die Körbler GmbH lehnt es ab, unser Auftragsverarbeiter zu sein.',
    'Die Körbler GmbH als Auftragsverarbeiter lehnen wir ab.',
    'Körbler GmbH refuses to be our processor.',
    'Wir verzichten auf die Körbler GmbH als Auftragsverarbeiter.',
    'Es stimmt nicht, dass die Körbler GmbH unser Auftragsverarbeiter ist.',
    'Es ist falsch, dass die Körbler GmbH unser Auftragsverarbeiter ist.',
    'It is not true that Körbler GmbH is our processor.',
    'Körbler GmbH would be our processor.',
    'Wir haben keinen Auftragsverarbeiter Körbler GmbH.',
    'Empfänger: Körbler GmbH (kein Auftragsverarbeiter)',
    'Alle außer der Körbler GmbH sind Auftragsverarbeiter.',
  ])('when it denies it otherwise: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });

  it.each([
    '<p hidden>Körbler GmbH ist unser Auftragsverarbeiter.</p><p>Willkommen</p>',
    '<div style="color:red; display : none"><p>Körbler GmbH ist unser Auftragsverarbeiter.</p></div>',
    '<span style="visibility:hidden">Körbler GmbH ist unser Auftragsverarbeiter.</span>',
    '<select><option>Körbler GmbH ist unser Auftragsverarbeiter.</select>',
    '<datalist><option>Körbler GmbH ist unser Auftragsverarbeiter.</datalist>',
  ])('where nobody sees it: %s', (text) => {
    expect(namesProcessor(text)).toBe(false);
  });
});

describe('a declaration names the processor', () => {
  it.each([
    'Wir geben Ihre Daten nicht an Dritte weiter, unser Auftragsverarbeiter ist die Körbler GmbH.',
    'Wir übermitteln keine Daten an Dritte, unsere Auftragsverarbeiterin ist die Körbler GmbH.',
    'We never sell your data, our processor is Körbler GmbH.',
    'Außer der Körbler GmbH gibt es keine Auftragsverarbeiter.',
    'Es gibt keine Auftragsverarbeiter außer der Körbler GmbH.',
    'Other than Körbler GmbH, we use no processors.',
    'We have no processors except Körbler GmbH.',
    'Unser Verarbeiter ist die Körbler GmbH.',
    'Die Körbler GmbH verarbeitet die Daten auf unsere Weisung nach Art. 28 DSGVO.',
    'Die Körbler GmbH verarbeitet die Daten nach unseren Weisungen.',
    'Körbler GmbH processes data for us under Article 28 GDPR.',
    'Körbler GmbH processes the data on our instructions.',
  ])('plainly: %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each([
    'Als Auftragsverarbeiter setzen wir die Körbler GmbH ein.',
    'Für den Versand nutzen wir die Körbler GmbH, Musterstraße 1, 8010 Graz, als Auftragsverarbeiter.',
    'Die Körbler GmbH, unser Auftragsverarbeiter, speichert die Daten in Österreich.',
    'Die Körbler GmbH, die unser Auftragsverarbeiter ist, speichert die Daten.',
    'Die Körbler GmbH mit Sitz in Österreich, Musterstraße 1, ist unser Auftragsverarbeiter.',
    'Die Körbler GmbH hostet unsere Website und ist unser Auftragsverarbeiter.',
    'Die Körbler GmbH verkauft Ihre Daten nicht und verarbeitet sie nur als unser Auftragsverarbeiter.',
    'Unsere Auftragsverarbeiter sind Mailjet SAS und die Körbler GmbH.',
    'Our processors are Mailchimp, Rapidmail and Körbler GmbH.',
    'Auftragsverarbeiter nach Art. 28 DSGVO ist die Körbler GmbH, Musterstraße 1, 8010 Graz.',
    'Auftragsverarbeiter (Art. 28 DSGVO): Körbler GmbH, Musterstraße 1',
    'Wir setzen folgende Auftragsverarbeiter ein: Rapidmail, Körbler GmbH.',
    'Sofern Sie den Newsletter abonnieren, verarbeitet die Körbler GmbH Ihre Daten in unserem Auftrag.',
    'Unser Auftragsverarbeiter ist nicht mehr Mailchimp, sondern die Körbler GmbH.',
    'Die Körbler GmbH verarbeitet als Auftragsverarbeiterin Daten für uns.',
    'Wir nutzen die Dienste der Körbler GmbH als Auftragsverarbeiter.',
    'Wir weisen darauf hin, dass die Körbler GmbH unser Auftragsverarbeiter ist.',
    'A data processing agreement was concluded with Körbler GmbH.',
    'Wir nutzen die Körbler GmbH und haben mit ihr einen AV-Vertrag geschlossen.',
    'Unser Newsletter wird von der Körbler GmbH als Auftragsverarbeiter versandt.',
    'Ihre Daten werden in unserem Auftrag von der Körbler GmbH verarbeitet.',
  ])('in one sentence: %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each([
    'Wir nutzen die Körbler GmbH. Sie ist unser Auftragsverarbeiter.',
    'Wir nutzen die Körbler GmbH. Dieses Unternehmen ist unser Auftragsverarbeiter.',
    'We use Körbler GmbH. It acts as our processor.',
    'We work with Körbler GmbH. They process the data on our behalf.',
    'Wir setzen einen Auftragsverarbeiter ein. Das ist die Körbler GmbH.',
    'Wir setzen einen Auftragsverarbeiter ein. Dabei handelt es sich um die Körbler GmbH.',
  ])('in two: %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });

  it.each([
    '<h3>Auftragsverarbeiter</h3><ul><li>Rapidmail</li><li>Körbler GmbH, Graz</li></ul>',
    '<h3>Unsere Auftragsverarbeiter</h3><p>Körbler GmbH<br>Musterstraße 1</p>',
    '<p>Wir haben folgende Auftragsverarbeiter:</p><ol><li>Körbler GmbH (Newsletter)</ol>',
    '<dl><dt>Auftragsverarbeiter</dt><dd>Körbler GmbH</dd></dl>',
    '<table><tr><th>Auftragsverarbeiter</th><td>Körbler GmbH</td></tr></table>',
    '<table><tr><th>Firma<th>Rolle<tr><td>Körbler GmbH<td>Auftragsverarbeiter</table>',
    '<table><tr><th>Auftragsverarbeiter<th>Zweck<tr><td>Körbler GmbH<td>Newsletter</table>',
    'Processors:\n- Rapidmail\n- Körbler GmbH',
    'AUFTRAGSVERARBEITER\n\nKörbler GmbH, Graz',
    '<p aria-hidden="true">Körbler GmbH ist unser Auftragsverarbeiter.</p>',
    '<input hidden><p hidden>Eins<p>Körbler GmbH ist unser Auftragsverarbeiter.',
  ])('in a list or on a page: %s', (text) => {
    expect(namesProcessor(text)).toBe(true);
  });
});
