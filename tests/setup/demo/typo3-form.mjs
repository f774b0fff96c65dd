/** A contact form of EXT:form, without the consent box: what an editor finds on a website before the extension came. */
export const plainContactForm = () => form([]);

/** The same form with the consent box for a profile, and handed over to KundenMeister. */
export const contactForm = (profile) => form([consent(profile)], handover);

const form = (more, finisher = '') => ({
  identifier: 'kontakt',
  label: 'Kontakt',
  yaml: `identifier: kontakt
label: Kontakt
type: Form
prototypeName: standard
renderingOptions:
  submitButtonLabel: Senden
finishers:
${finisher}  -
    identifier: Confirmation
    options:
      message: 'Vielen Dank für Ihre Nachricht.'
renderables:
  -
    identifier: seite
    label: 'Schreiben Sie uns'
    type: Page
    renderables:
${[email, message, ...more].join('')}`,
});

const email = `      -
        identifier: email
        label: E-Mail-Adresse
        type: Email
        properties:
          fluidAdditionalAttributes:
            required: required
        validators:
          -
            identifier: NotEmpty
          -
            identifier: EmailAddress
`;

const message = `      -
        identifier: nachricht
        label: 'Ihre Nachricht'
        type: Textarea
`;

const consent = (profile) => `      -
        identifier: einwilligung
        label: Einwilligung
        type: KundenMeisterConsent
        properties:
          kind: contact
          profiles: ${profile}
`;

const handover = `  -
    identifier: KundenMeister
`;
