/** The sentences that the server rendered with the form, in the page's language. */
export interface Messages {
  required: string;
  consent: string;
  email: string;
  failed: string;
  sending: string;
}

export interface FormError {
  /** `fields.<name>`, `consents.<profileId>`, or empty for the form as a whole. */
  field: string;
  message: string;
}

export type Outcome =
  | { kind: 'sent'; message: string }
  | { kind: 'refused'; errors: FormError[] }
  /** No answer that our server gives: the network, a firewall, a broken proxy. */
  | { kind: 'unanswered' };

/** What the visitor entered, as the REST route takes it; an unticked box is simply absent. */
export function readEntries(form: HTMLFormElement): Record<string, unknown> {
  const fields: Record<string, string> = {};
  const consents: Record<string, string> = {};
  const entries: Record<string, unknown> = { fields, consents };
  for (const [name, entered] of new FormData(form)) {
    // Our forms have no file fields.
    const value = typeof entered === 'string' ? entered : '';
    const [, top, key] = /^kmdp\[([^\]]+)\](?:\[([^\]]+)\])?$/.exec(name) ?? [];
    if (top === 'fields' && key) {
      fields[key] = value;
    } else if (top === 'consents' && key) {
      consents[key] = value;
    } else if (top === 'token' || top === 'attempt' || top === 'website') {
      entries[top] = value;
    }
  }
  return entries;
}

interface Answer {
  status?: string;
  message?: string;
  errors?: FormError[];
}

/** Posts to the site's own route; never rejects. */
export async function send(rest: string, body: Record<string, unknown>): Promise<Outcome> {
  try {
    const response = await fetch(rest, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify(body),
    });
    return outcomeOf((await response.json()) as Answer);
  } catch {
    return { kind: 'unanswered' };
  }
}

function outcomeOf({ status, message = '', errors = [] }: Answer): Outcome {
  switch (status) {
    case 'ok':
      return { kind: 'sent', message };
    case 'invalid':
    case 'limited':
      return { kind: 'refused', errors: errors.length > 0 ? errors : [{ field: '', message }] };
    case undefined:
    default:
      return { kind: 'unanswered' };
  }
}
