import type { DeclarationFinding, Locale } from '@kundenmeister/core';

/** A finding in the reader's language. */
export interface FindingAnswer {
  readonly code: string;
  readonly severity: 'block' | 'warn';
  readonly message: string;
  readonly fix: string;
}

/** Puts findings into the reader's language. */
export function findingAnswers(findings: readonly DeclarationFinding[], locale: Locale): FindingAnswer[] {
  return findings.map(({ code, severity, message, fix }) => ({
    code,
    severity,
    message: message[locale],
    fix: fix[locale],
  }));
}
