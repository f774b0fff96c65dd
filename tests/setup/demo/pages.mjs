/** A block in WordPress's own notation; attributes are escaped the way its parser wants them. */
function block(name, attributes = {}, inner = null) {
  const json = JSON.stringify(attributes).replaceAll('--', '\\u002d\\u002d').replaceAll('<', '\\u003c');
  const head = `wp:${name}${json === '{}' ? '' : ` ${json}`}`;
  return inner === null ? `<!-- ${head} /-->` : `<!-- ${head} -->\n${inner}\n<!-- /wp:${name} -->`;
}

const paragraph = (html) => block('paragraph', {}, `<p>${html}</p>`);

const form = ({ formKey, kind, title, profile, fields, submit }) =>
  block(
    'kundenmeister/form',
    { formKey, kind, title },
    [
      ...fields,
      block('kundenmeister/consent', { profiles: [profile], lock: { remove: true } }),
      block('kundenmeister/submit', { label: submit }),
    ].join('\n\n'),
  );

const email = block('kundenmeister/field-email', { label: 'E-Mail-Adresse' });

/** The demo's three pages; `profiles` are the ids of its consent texts. The first one is the front page. */
export const demoPages = (profiles) => [
  {
    slug: 'willkommen',
    title: 'Willkommen',
    blocks: [
      paragraph('Diese Website der erfundenen Muster GmbH zeigt, wie Formulare Einwilligungen nachweisbar einholen.'),
      paragraph('<a href="/newsletter/">Zum Newsletter anmelden</a>'),
      paragraph('<a href="/kontakt/">Eine Anfrage senden</a>'),
    ].join('\n\n'),
  },
  {
    slug: 'newsletter',
    title: 'Newsletter',
    blocks: [
      paragraph('Einmal im Monat Neuigkeiten zu Garten und Wohnen.'),
      form({
        formKey: 'f-demonewslett',
        kind: 'newsletter',
        title: 'Newsletter',
        profile: profiles.newsletter,
        fields: [email],
        submit: 'Anmelden',
      }),
    ].join('\n\n'),
  },
  {
    slug: 'kontakt',
    title: 'Kontakt',
    blocks: [
      paragraph('Schreiben Sie uns, wir antworten innerhalb von zwei Werktagen.'),
      form({
        formKey: 'f-democontact',
        kind: 'contact',
        title: 'Kontakt',
        profile: profiles.contact,
        fields: [
          email,
          block('kundenmeister/field-text', { name: 'name', label: 'Name' }),
          block('kundenmeister/field-textarea', { name: 'message', label: 'Ihre Nachricht', required: true }),
        ],
        submit: 'Senden',
      }),
    ].join('\n\n'),
  },
];
