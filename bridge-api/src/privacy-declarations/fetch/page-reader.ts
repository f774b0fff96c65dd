import { Agent, request, type Dispatcher } from 'undici';
import type { PageOutcome, ReadPage } from '@kundenmeister/core';
import { pageAddress, publicInternet, type AddressRules } from './page-address';
import { acceptedEncodings, pageBody } from './page-body';
import { failureOf } from './page-failure';
import { isTextType, pageText } from './page-text';
import { PageUnreadable } from './page-unreadable';
import { safeLookup, systemResolve, type Resolve } from './safe-lookup';

/** Milliseconds for everything: names, connections, redirects, body. */
const deadlineMs = 5000;
const mostRedirects = 5;
/** Bytes of a page, unpacked. */
const longest = 2 * 1024 * 1024;

const headers = {
  'user-agent': 'KundenMeister-Data-Protection/1.0 (check of a linked privacy declaration)',
  accept: 'text/html, application/xhtml+xml, text/plain;q=0.9',
  'accept-encoding': acceptedEncodings,
};

/** How pages are read. */
export interface PageReaderOptions {
  /** The public internet unless given. */
  readonly rules?: AddressRules;
  /** The system's look-up unless given. */
  readonly resolve?: Resolve;
  /** Milliseconds; five seconds unless given. */
  readonly deadline?: number;
}

/**
 * Reads pages whose addresses come from outside, without reaching into private networks (SSRF): every address is checked
 * before it is connected to, also those of redirects and those behind names. The reader never rejects.
 */
export function pageReader({
  rules = publicInternet,
  resolve = systemResolve,
  deadline = deadlineMs,
}: PageReaderOptions = {}): ReadPage {
  return async (address): Promise<PageOutcome> => {
    const signal = AbortSignal.timeout(deadline);
    const agent = new Agent({ connect: { lookup: safeLookup(resolve, rules), timeout: deadline } });
    try {
      const reading = readFollowing(address, rules, { dispatcher: agent, signal });
      return { text: await Promise.race([reading, expiry(signal)]) };
    } catch (error) {
      return { failure: signal.aborted ? 'too-slow' : failureOf(error) };
    } finally {
      await agent.destroy();
    }
  };
}

interface Means {
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
}

async function readFollowing(address: string, rules: AddressRules, means: Means): Promise<string> {
  let url = pageAddress(address, undefined, rules);
  for (let hops = 0; hops <= mostRedirects; hops += 1) {
    const answer = await request(url, { ...means, headers });
    const location = isRedirect(answer.statusCode) ? headerOf(answer, 'location') : '';
    if (location === '') return textOf(answer);
    answer.body.on('error', () => undefined).destroy();
    url = pageAddress(location, url, rules);
  }
  throw new PageUnreadable('too-many-redirects');
}

function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

async function textOf(answer: Dispatcher.ResponseData): Promise<string> {
  if (answer.statusCode !== 200) throw new PageUnreadable('page-missing');
  const type = headerOf(answer, 'content-type');
  if (!isTextType(type)) throw new PageUnreadable('page-not-text');
  const encoding = headerOf(answer, 'content-encoding').trim().toLowerCase();
  return pageText(await pageBody(answer.body, encoding, longest), type);
}

function headerOf({ headers: answered }: Dispatcher.ResponseData, name: string): string {
  const value = answered[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** A connection that is still being made does not listen to the signal. */
function expiry(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new PageUnreadable('too-slow')), { once: true });
  });
}
