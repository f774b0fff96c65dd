import { sign, type KeyObject } from 'node:crypto';
import type { ChainPosition } from './chain';
import type { SignedHead } from './types';

/** What is signed: the tenant is part of it, so that one tenant's head cannot pass for another's. */
export function headMessage(tenantId: string, head: ChainPosition): Buffer {
  return Buffer.from(`kmdp-ledger-head/v1\n${tenantId}\n${head.seq}\n${head.hash}`, 'utf8');
}

/** Signs a head with Ed25519 (RFC 8032). */
export function signHead(tenantId: string, head: ChainPosition, privateKey: KeyObject): SignedHead {
  return { ...head, signature: sign(null, headMessage(tenantId, head), privateKey).toString('base64url') };
}
