import AjaxRequest from '@typo3/core/ajax/ajax-request.js';
import { say } from '@koerbler/kundenmeister-data-protection/directory/words.js';

/** Why the bridge did not do what was asked; the message is for people. */
export class Refusal extends Error {
  /** @param answer JSON: `message`, and at 412 `current` and `by`. */
  constructor(answer, status) {
    super(answer?.message ?? say('failed'));
    this.conflict = status === 412 && answer?.current ? answer : null;
  }
}

async function answered(sending) {
  try {
    return await (await sending).resolve('json');
  } catch (failure) {
    const answer = await failure.response?.json().catch(() => null);
    throw new Refusal(answer, failure.response?.status);
  }
}

const route = (name) => new AjaxRequest(TYPO3.settings.ajaxUrls[`kmdp_directory_${name}`]);

/** Promises the answer; rejects with a `Refusal`. */
export const get = (name, parameters = {}) => answered(route(name).withQueryArguments(parameters).get());

export const post = (name, body) =>
  answered(route(name).post(body, { headers: { 'Content-Type': 'application/json' } }));
