import type { CatalogueEntry } from './catalogue-entry';

/** Refusals by the HTTP edge itself, before or after a rule of core is asked. */
export const edgeCatalogue = {
  'idempotency-key-missing': {
    status: 400,
    title: { de: 'Idempotency-Key fehlt', en: 'Idempotency-Key is missing' },
    detail: {
      de: 'Senden Sie eine Kopfzeile Idempotency-Key mit, damit eine Wiederholung nicht doppelt zählt.',
      en: 'Send an Idempotency-Key header, so that a repetition does not count twice.',
    },
  },
  'idempotency-key-invalid': {
    status: 400,
    title: { de: 'Idempotency-Key ungültig', en: 'Invalid Idempotency-Key' },
    detail: {
      de: 'Ein Idempotency-Key besteht aus 8 bis 128 sichtbaren ASCII-Zeichen.',
      en: 'An Idempotency-Key is 8 to 128 visible ASCII characters.',
    },
  },
  'malformed-json': {
    status: 400,
    title: { de: 'Kein gültiges JSON', en: 'Malformed JSON' },
    detail: {
      de: 'Der Inhalt ist kein gültiges JSON in UTF-8 oder nennt eine Eigenschaft doppelt.',
      en: 'The body is not valid JSON in UTF-8, or names a property twice.',
    },
  },
  'malformed-request': {
    status: 400,
    title: { de: 'Anfrage fehlerhaft', en: 'Malformed request' },
    detail: { de: 'Die Anfrage lässt sich nicht lesen.', en: 'The request cannot be read.' },
  },
  'validation-failed': {
    status: 400,
    title: { de: 'Angaben ungültig', en: 'Validation failed' },
    detail: {
      de: 'Die Anfrage hat nicht die vereinbarte Form; jeder Fehler ist einzeln aufgeführt.',
      en: 'The request does not have the agreed shape; each fault is listed.',
    },
  },
  unauthorized: {
    status: 401,
    title: { de: 'Schlüssel fehlt oder ungültig', en: 'Missing or invalid key' },
    detail: {
      de: 'Senden Sie einen gültigen Schlüssel als „Authorization: Bearer …“.',
      en: 'Send a valid key as "Authorization: Bearer …".',
    },
  },
  'forbidden-scope': {
    status: 403,
    title: { de: 'Berechtigung fehlt', en: 'Scope is missing' },
    detail: {
      de: 'Der Schlüssel ist gültig, darf das aber nicht.',
      en: 'The key is valid but does not have the scope for this.',
    },
  },
  'loopback-only': {
    status: 403,
    title: { de: 'Nur lokal erreichbar', en: 'Only reachable locally' },
    detail: {
      de: 'Diese Adresse antwortet nur Programmen auf derselben Maschine.',
      en: 'This address only answers programs on the same machine.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { de: 'Methode nicht erlaubt', en: 'Method not allowed' },
    detail: {
      de: 'Welche Methoden diese Adresse kennt, steht in der Kopfzeile Allow.',
      en: 'The Allow header lists the methods of this address.',
    },
  },
  'request-timeout': {
    status: 408,
    title: { de: 'Anfrage dauerte zu lange', en: 'Request took too long' },
    detail: {
      de: 'Die Anfrage kam nicht innerhalb von 30 Sekunden vollständig an.',
      en: 'The request did not arrive whole within 30 seconds.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { de: 'Inhalt zu groß', en: 'Body is too large' },
    detail: {
      de: 'Der Inhalt ist größer, als diese Adresse annimmt: 64 KiB, wenn nichts anderes vereinbart ist.',
      en: 'The body is larger than this address takes: 64 KiB unless agreed otherwise.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { de: 'Falscher Inhaltstyp', en: 'Unsupported media type' },
    detail: { de: 'Senden Sie application/json in UTF-8.', en: 'Send application/json in UTF-8.' },
  },
  'declaration-unreachable': {
    status: 422,
    title: { de: 'Datenschutzerklärung nicht lesbar', en: 'Privacy declaration cannot be read' },
    detail: {
      de: 'Unter der angegebenen Adresse ließ sich keine Datenschutzerklärung lesen; der Grund ist angegeben.',
      en: 'No privacy declaration could be read at the address given; the reason is stated.',
    },
  },
  'precondition-required': {
    status: 428,
    title: { de: 'If-Match fehlt', en: 'If-Match is missing' },
    detail: {
      de: 'Senden Sie den ETag der Fassung, die Sie ändern, als If-Match.',
      en: 'Send the ETag of the version you are changing as If-Match.',
    },
  },
  'rate-limited': {
    status: 429,
    title: { de: 'Zu viele Anfragen', en: 'Too many requests' },
    detail: {
      de: 'Bitte warten Sie so lange, wie die Kopfzeile Retry-After angibt.',
      en: 'Please wait as long as the Retry-After header says.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { de: 'Kopfzeilen zu groß', en: 'Headers are too large' },
    detail: {
      de: 'Alle Kopfzeilen einer Anfrage dürfen zusammen höchstens 16 KiB groß sein.',
      en: 'All headers of a request together may have at most 16 KiB.',
    },
  },
  'shutting-down': {
    status: 503,
    title: { de: 'Wird beendet', en: 'Shutting down' },
    detail: {
      de: 'Dieser Dienst wird gerade neu gestartet. Bitte versuchen Sie es gleich erneut.',
      en: 'This service is just being restarted. Please try again shortly.',
    },
    retryAfter: 5,
  },
  'not-migrated': {
    status: 503,
    title: { de: 'Datenbank nicht auf dem neuesten Stand', en: 'Database is not migrated' },
    detail: {
      de: 'Die Datenbank erwartet noch eine Migration.',
      en: 'The database still waits for a migration.',
    },
    retryAfter: 30,
  },
  'internal-error': {
    status: 500,
    title: { de: 'Unerwarteter Fehler', en: 'Unexpected error' },
    detail: {
      de: 'Es ist ein unerwarteter Fehler aufgetreten. Nennen Sie bei Rückfragen die X-Request-Id.',
      en: 'An unexpected error occurred. Please quote the X-Request-Id when you ask about it.',
    },
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
