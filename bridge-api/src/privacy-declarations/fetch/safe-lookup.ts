import { lookup as systemLookup } from 'node:dns/promises';
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import type { AddressRules } from './page-address';
import { PageUnreadable } from './page-unreadable';

/** All addresses of a host name. Rejects when it has none. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

/** Asks as all programs of this machine do. */
export const systemResolve: Resolve = (hostname) => systemLookup(hostname, { all: true });

/**
 * A look-up for the very connection that is made, so that a name cannot change its address between check and use. A name
 * with any address that may not be connected to is refused.
 */
export function safeLookup(resolve: Resolve, rules: AddressRules): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new PageUnreadable('host-unknown'), '');
        if (!addresses.every(({ address }) => rules.mayConnect(address))) {
          return callback(new PageUnreadable('address-not-public'), '');
        }
        if (options.all === true) return callback(null, addresses.slice());
        return callback(null, first.address, first.family);
      },
      () => callback(new PageUnreadable('host-unknown'), ''),
    );
  };
}
