import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { deriveKey, keyedDigest } from '../vault/derive';
import type { LedgerEntryType } from './types';

/** What the chain hashes in the clear: ids, kinds and times, nothing personal. */
export interface EntryMetadata {
  readonly tenantId: string;
  readonly seq: number;
  readonly type: LedgerEntryType;
  readonly ref: string;
  readonly at: Date;
  readonly prevHash: string;
  /** Whose key seals the payload: a data subject's id, or the tenant's. */
  readonly keyId: string;
}

/** The hash before a tenant's first entry. */
export const genesisHash = '0'.repeat(64);

/** Leaf prefix, so that an entry can never be taken for an inner node of a later tree (RFC 6962 section 2.1). */
const leafPrefix = Buffer.of(0x00);

/** SHA-256(0x00 ‖ canonical metadata (RFC 8785) ‖ commitment), as hex. */
export function entryHash(metadata: EntryMetadata, commitment: string): string {
  const canonical = canonicalize({
    v: 1,
    tenant: metadata.tenantId,
    seq: metadata.seq,
    type: metadata.type,
    ref: metadata.ref,
    at: metadata.at.toISOString(),
    prev: metadata.prevHash,
    key: metadata.keyId,
  }) as string;
  const leaf = Buffer.concat([leafPrefix, Buffer.from(canonical, 'utf8'), Buffer.from(commitment, 'hex')]);
  return hash('sha256', leaf, 'hex');
}

/** The key for the commitments of one data subject or tenant; it vanishes with the key it is derived from. */
export function commitmentKey(ownerKey: Buffer): Buffer {
  return deriveKey(ownerKey, 'ledger-commitment');
}

/** Binds an entry to its sealed payload; says nothing about it once the owner's key is destroyed. */
export function commit(key: Buffer, seq: number, sealedPayload: Buffer): string {
  return keyedDigest(key, `${seq}\n`, sealedPayload);
}
