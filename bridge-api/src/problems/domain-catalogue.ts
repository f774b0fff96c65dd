import type { ErrorCode } from '@kundenmeister/core';
import type { CatalogueEntry } from './catalogue-entry';

/** Refusals by a rule of core. */
export const domainCatalogue: Readonly<Record<ErrorCode, CatalogueEntry>> = {
  'not-found': {
    status: 404,
    title: { de: 'Nicht gefunden', en: 'Not found' },
    detail: {
      de: 'Unter dieser Adresse gibt es nichts, das zu Ihrem Zugang gehört.',
      en: 'There is nothing at this address that belongs to your access.',
    },
  },
  'form-unknown': {
    status: 404,
    title: { de: 'Formular unbekannt', en: 'Unknown form' },
    detail: {
      de: 'Dieses Formular ist nicht registriert. Registrieren Sie es, bevor es Daten annimmt.',
      en: 'This form is not registered. Register it before it takes data.',
    },
  },
  'form-not-compliant': {
    status: 409,
    title: { de: 'Formular nicht zulässig', en: 'Form is not compliant' },
    detail: {
      de: 'Das Formular erfüllt noch nicht alle Vorgaben und nimmt daher keine Daten an. Die Befunde des Formulars nennen, was zu ändern ist.',
      en: 'The form does not meet every requirement yet, so it takes no data. The findings of the form say what to mend.',
    },
  },
  'data-protection-inactive': {
    status: 409,
    title: { de: 'Datenschutz nicht aktiviert', en: 'Data protection is not active' },
    detail: {
      de: 'Solange der Datenschutz nicht allgemein aktiviert ist, nimmt kein Formular Daten an.',
      en: 'No form takes data until data protection is activated in general.',
    },
  },
  'activation-incomplete': {
    status: 422,
    title: { de: 'Aktivierung unvollständig', en: 'Activation is incomplete' },
    detail: {
      de: 'Zum Aktivieren fehlen noch Angaben; sie sind einzeln aufgeführt.',
      en: 'Activating needs more; each missing item is listed.',
    },
  },
  'consent-required': {
    status: 422,
    title: { de: 'Einwilligung erforderlich', en: 'Consent is required' },
    detail: {
      de: 'Ohne die erforderliche Einwilligung wird nichts gespeichert. Bitte kreuzen Sie das Kästchen an.',
      en: 'Nothing is stored without the required consent. Please tick the box.',
    },
  },
  'consent-version-unknown': {
    status: 422,
    title: { de: 'Einwilligungstext unbekannt', en: 'Unknown consent text' },
    detail: {
      de: 'Der angezeigte Einwilligungstext gehört nicht zu diesem Formular. Bitte laden Sie die Seite neu.',
      en: 'The consent text that was shown does not belong to this form. Please reload the page.',
    },
  },
  'field-unknown': {
    status: 422,
    title: { de: 'Feld unbekannt', en: 'Unknown field' },
    detail: {
      de: 'Es wurde ein Feld gesendet, das dieses Formular nicht hat.',
      en: 'A field was sent that this form does not have.',
    },
  },
  'field-invalid': {
    status: 422,
    title: { de: 'Eingabe ungültig', en: 'Invalid entry' },
    detail: { de: 'Bitte prüfen Sie die genannten Felder.', en: 'Please check the fields named.' },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { de: 'Idempotency-Key schon verwendet', en: 'Idempotency-Key already used' },
    detail: {
      de: 'Dieser Idempotency-Key wurde schon mit einem anderen Inhalt gesendet.',
      en: 'This Idempotency-Key was already sent with another body.',
    },
  },
  'idempotency-key-in-flight': {
    status: 409,
    title: { de: 'Anfrage läuft noch', en: 'Request still in flight' },
    detail: {
      de: 'Eine Anfrage mit diesem Idempotency-Key ist noch in Arbeit. Senden Sie sie gleich noch einmal.',
      en: 'A request with this Idempotency-Key is still being worked on. Send it again shortly.',
    },
    retryAfter: 1,
  },
  'person-erased': {
    status: 410,
    title: { de: 'Person gelöscht', en: 'Person erased' },
    detail: {
      de: 'Das wurde gesendet, bevor die Person gelöscht wurde, und wird nicht mehr gespeichert.',
      en: 'This was sent before the person was erased, and is not stored any more.',
    },
  },
  'profile-in-use': {
    status: 409,
    title: { de: 'Einwilligungsprofil in Verwendung', en: 'Consent profile is in use' },
    detail: {
      de: 'Zu diesem Profil liegen Einwilligungen vor. Es bleibt als Nachweis erhalten, und sein Zweck bleibt derselbe. Legen Sie für einen anderen Zweck ein neues Profil an.',
      en: 'Consents refer to this profile. It stays as their proof, and keeps its purpose. Make a new profile for another purpose.',
    },
  },
  'contact-group-unknown': {
    status: 422,
    title: { de: 'Kontaktgruppe unbekannt', en: 'Unknown contact group' },
    detail: { de: 'Diese Kontaktgruppe gibt es nicht.', en: 'This contact group does not exist.' },
  },
  'precondition-failed': {
    status: 412,
    title: { de: 'Inzwischen geändert', en: 'Changed in the meantime' },
    detail: {
      de: 'Der Eintrag wurde inzwischen von jemand anderem geändert. Laden Sie ihn neu, und ändern Sie ihn dann.',
      en: 'Somebody else has changed this in the meantime. Load it again, then change it.',
    },
  },
  'agreement-outdated': {
    status: 422,
    title: { de: 'Auftragsverarbeitungsvertrag veraltet', en: 'Processor agreement is outdated' },
    detail: {
      de: 'Angenommen wurde nicht die geltende Fassung des Auftragsverarbeitungsvertrags.',
      en: 'The version accepted is not the processor agreement now in force.',
    },
  },
  'consent-not-withdrawable': {
    status: 409,
    title: { de: 'Widerruf nicht möglich', en: 'Consent cannot be withdrawn' },
    detail: {
      de: 'Widerrufen lässt sich nur eine erteilte Einwilligung.',
      en: 'Only a consent that was given can be withdrawn.',
    },
  },
  'slug-taken': {
    status: 409,
    title: { de: 'Kurzname vergeben', en: 'Slug is taken' },
    detail: { de: 'Diesen Kurznamen hat schon ein anderer Mandant.', en: 'Another tenant has this slug already.' },
  },
  'key-invalid': {
    status: 401,
    title: { de: 'Schlüssel ungültig', en: 'Invalid key' },
    detail: {
      de: 'Der Schlüssel ist unbekannt oder wurde gesperrt.',
      en: 'The key is unknown or has been revoked.',
    },
  },
  'activity-retired': {
    status: 409,
    title: { de: 'Tätigkeit stillgelegt', en: 'Activity is retired' },
    detail: {
      de: 'Diese Zeile gehört nicht mehr zum geltenden Verzeichnis: Sie wurde inzwischen entfernt. Im Verlauf bleibt sie erhalten.',
      en: 'This row is no longer in force: it was removed in the meantime. The history keeps it.',
    },
  },
  'activity-of-group': {
    status: 409,
    title: { de: 'Zeile gehört zu einer Kontaktgruppe', en: 'Row belongs to a contact group' },
    detail: {
      de: 'Diese Zeile entsteht und endet mit ihrer Kontaktgruppe. Löschen Sie die Kontaktgruppe, wenn es die Verarbeitung nicht mehr gibt.',
      en: 'This row comes and goes with its contact group. Delete the contact group when the processing has ended.',
    },
  },
  'contact-group-in-use': {
    status: 409,
    title: { de: 'Kontaktgruppe in Verwendung', en: 'Contact group is in use' },
    detail: {
      de: 'Ein Einwilligungstext verwendet diese Kontaktgruppe, oder sie hat noch Kontakte. Ordnen Sie den Einwilligungstext einer anderen Gruppe zu, oder löschen Sie ihn.',
      en: 'A consent text uses this contact group, or it still has contacts. Give the consent text another group, or delete it.',
    },
  },
  'contact-unknown': {
    status: 422,
    title: { de: 'Kontakt unbekannt', en: 'Unknown contact' },
    detail: {
      de: 'Zu dieser Person ist nichts gespeichert.',
      en: 'Nothing is stored about this person.',
    },
  },
  'record-unknown': {
    status: 422,
    title: { de: 'Datensatz unbekannt', en: 'Unknown record' },
    detail: {
      de: 'Diesen Datensatz gibt es nicht, oder er wurde schon gelöscht.',
      en: 'This record does not exist, or was deleted already.',
    },
  },
  'record-shared': {
    status: 409,
    title: { de: 'Gemeinsamer Nachweis', en: 'Shared proof' },
    detail: {
      de: 'Mit derselben Einsendung wurde noch etwas anderes eingewilligt, das weiterhin gilt; beides ist ein gemeinsamer Nachweis. Widerrufen Sie die Einwilligung, oder lassen Sie die ganze Einsendung löschen.',
      en: 'Something else that still counts was agreed to in the same submission, and both are one proof. Withdraw the consent, or have the whole submission deleted.',
    },
  },
  'deletion-state': {
    status: 409,
    title: { de: 'In diesem Stand nicht möglich', en: 'Not possible in this state' },
    detail: {
      de: 'Die Löschanfrage ist nicht mehr in einem Stand, der das zulässt. Laden Sie sie neu.',
      en: 'The deletion request is no longer in a state that allows this. Load it again.',
    },
  },
  'deletion-not-executed': {
    status: 409,
    title: { de: 'Noch nicht gelöscht', en: 'Not deleted yet' },
    detail: {
      de: 'Eine Bestätigung gibt es erst, wenn die Löschanfrage ausgeführt ist.',
      en: 'There is a certificate only once the deletion request is executed.',
    },
  },
  'backup-unavailable': {
    status: 422,
    title: { de: 'Keine Sicherung dieses Tages', en: 'No backup of this day' },
    detail: {
      de: 'Von diesem Tag gibt es keine Sicherung. Wählen Sie einen Tag, der in der Übersicht der Sicherungen als vorhanden gezeigt wird.',
      en: 'There is no backup of this day. Choose one that the list of backups shows as made.',
    },
  },
  'restore-request-state': {
    status: 409,
    title: { de: 'Anfrage ist abgeschlossen', en: 'Request is closed' },
    detail: {
      de: 'Diese Anfrage auf Wiederherstellung ist schon abgeschlossen. Laden Sie sie neu.',
      en: 'This request for a recovery is closed already. Load it again.',
    },
  },
  'files-busy': {
    status: 503,
    title: { de: 'Zu viele Dateien in Arbeit', en: 'Too many files in the making' },
    detail: {
      de: 'Es werden gerade schon mehrere Dateien erstellt oder gelesen. Bitte versuchen Sie es in einigen Sekunden erneut.',
      en: 'Several files are being made or read already. Please try again in a few seconds.',
    },
    retryAfter: 10,
  },
  'export-too-large': {
    status: 409,
    title: { de: 'Zu groß für dieses Format', en: 'Too large for this format' },
    detail: {
      de: 'Das Verzeichnis ist zu groß, um in diesem Format erstellt zu werden. Wählen Sie CSV oder JSON.',
      en: 'The directory is too large to be made in this format. Choose CSV or JSON.',
    },
  },
  'storage-unavailable': {
    status: 503,
    title: { de: 'Speicher nicht erreichbar', en: 'Storage is unavailable' },
    detail: {
      de: 'Die Datenbank ist gerade nicht erreichbar. Es wurde nichts gespeichert; bitte versuchen Sie es später erneut.',
      en: 'The database cannot be reached right now. Nothing was stored; please try again later.',
    },
    retryAfter: 5,
  },
};
