import type { Principal } from '../tenants/types';

/** The bridge itself, for what came through a form that it hosts: it holds no key, so none can be revoked. */
export interface OwnForm {
  readonly tenantId: string;
  readonly ownForm: true;
}

/** Who hands a submission in. Only `authenticate` makes a principal, and only the hosted form makes the other. */
export type Sender = Principal | OwnForm;

/** Whether the sender's right to send has to be checked again before anything is written. */
export function hasKey(sender: Sender): sender is Principal {
  return 'keyId' in sender;
}
