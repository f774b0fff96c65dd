/** The company that the demo plays; made up. */
export const company = {
  name: 'Muster GmbH',
  address: 'Hauptstraße 1, 8010 Graz, Österreich',
  email: 'datenschutz@muster.example',
};
export const slug = 'muster-gmbh';

const declaration = (use) =>
  [
    `Verantwortlicher: ${company.name}, ${company.address}, ${company.email}.`,
    use,
    'Körbler GmbH erhebt, verarbeitet und nutzt diese Daten in unserem Auftrag als Auftragsverarbeiter. ' +
      'Die Server stehen in Österreich im Rechenzentrum der eww ag (ITandTEL) in Wels.',
    'Sie haben das Recht auf Auskunft, Berichtigung, Löschung, Einschränkung, Datenübertragbarkeit und Widerspruch. ' +
      'Ihre Einwilligung können Sie jederzeit widerrufen; was bis dahin geschah, bleibt rechtmäßig.',
    'Beschwerden nimmt die Österreichische Datenschutzbehörde entgegen (dsb.gv.at).',
  ].join('\n\n');

const profile = (values) => ({ locale: 'de', checkboxActive: true, forms: [], ...values });

const newsletter = profile({
  description: 'Newsletter-Anmeldung',
  purpose: 'newsletter',
  topic: 'Garten und Wohnen',
  consentText: { mode: 'proposal' },
  privacyDeclaration: {
    mode: 'text',
    text: declaration(
      'Zweck: Versand unseres Newsletters. Rechtsgrundlage: Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO). ' +
        'Wir speichern Ihre E-Mail-Adresse, bis Sie sich abmelden.',
    ),
  },
  doubleOptIn: true,
});

const contact = profile({
  description: 'Kontaktformular',
  purpose: 'contact',
  topic: 'Garten und Haus',
  consentText: { mode: 'proposal' },
  privacyDeclaration: {
    mode: 'text',
    text: declaration(
      'Zweck: Beantwortung Ihrer Anfrage. Rechtsgrundlage: Ihre Einwilligung (Art. 6 Abs. 1 lit. a DSGVO). ' +
        'Wir speichern Ihre Angaben sechs Monate nach der letzten Nachricht.',
    ),
  },
  doubleOptIn: false,
});

/**
 * Activates data protection for the demo's company and publishes its two consent texts. `call` is a `bridgeClient`.
 * Promises the ids of the profiles: `{newsletter, contact}`.
 */
export async function setUpConsent(call) {
  const { agreement } = await call('GET', '/v1/processor');
  const settings = await call('GET', '/v1/data-protection');
  await call('PUT', '/v1/data-protection', {
    active: true,
    company,
    processorAgreement: { version: agreement.version, acceptedBy: 'Erika Muster' },
    unconfirmedDays: settings.unconfirmedDays,
    keepProofDays: settings.keepProofDays,
    recordIp: false,
  });
  return { newsletter: await publish(call, newsletter), contact: await publish(call, contact) };
}

/** Publishes a consent text in the words that the bridge proposes for it. Promises the profile's id. */
async function publish(call, values) {
  const { purpose, topic, locale } = values;
  const { cancelNotice } = await call('POST', '/v1/consent-profiles/proposal', {
    purpose,
    topic,
    locale,
    company: company.name,
  });
  const { id } = await call('POST', '/v1/consent-profiles', { ...values, cancelNotice });
  return id;
}
