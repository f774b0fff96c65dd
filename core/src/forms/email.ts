import { domainToASCII } from 'node:url';

/** Of the whole address, in octets (RFC 5321 section 4.5.3.1.3, less the angle brackets). */
export const maxEmailLength = 254;
const maxLocalLength = 64;
const maxLabelLength = 63;

/** RFC 5322 `dot-atom`, with letters beyond ASCII as RFC 6531 allows. */
const dotAtom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** RFC 5322 `quoted-string`, without the spaces that it would allow. */
const quotedString = /^"(?:[^"\\]|\\.)+"$/u;
const unfit = /[\s\p{C}]/u;
const domainAsTyped = /^[\p{L}\p{M}\p{N}.-]+$/u;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/**
 * The one spelling of an e-mail address under which a person is found: trimmed, in Unicode form C and lower case, the
 * domain in its ASCII form (RFC 5891). What distinguishes mailboxes, such as `+shop`, stays. Undefined when the input
 * is no address one can send to: IP literals and names without a dot are none.
 */
export function normaliseEmail(input: string): string | undefined {
  const address = input.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = address.lastIndexOf('@');
  if (at < 1 || unfit.test(address)) return undefined;
  const local = address.slice(0, at);
  const domain = asciiDomain(address.slice(at + 1));
  if (domain === undefined || !isLocalPart(local)) return undefined;
  const normalised = `${local}@${domain}`;
  return octets(normalised) <= maxEmailLength ? normalised : undefined;
}

function isLocalPart(local: string): boolean {
  return octets(local) <= maxLocalLength && (dotAtom.test(local) || quotedString.test(local));
}

function asciiDomain(typed: string): string | undefined {
  if (!domainAsTyped.test(typed)) return undefined;
  const domain = domainToASCII(typed);
  const labels = domain.split('.');
  const topLevel = labels.at(-1) ?? '';
  const sound = labels.every((part) => part.length <= maxLabelLength && label.test(part));
  return sound && labels.length > 1 && /[a-z]/.test(topLevel) ? domain : undefined;
}

function octets(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
