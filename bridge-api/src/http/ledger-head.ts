import type { SignedHead } from '@kundenmeister/core';

/** `Ledger-Head: <seq>:<hash>:<signature>`: what a CMS keeps as an outside witness of its ledger. */
export function ledgerHeadHeader({ seq, hash, signature }: SignedHead): string {
  return `${seq}:${hash}:${signature}`;
}
