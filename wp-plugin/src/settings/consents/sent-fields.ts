import type { ConsentProof } from '../../bridge/types';

/** What the visitor sent besides the e-mail address, each under the name that the page gave it. */
export function sentBesides({
  fields,
  fieldLabels,
}: Pick<ConsentProof['submission'], 'fields' | 'fieldLabels'>): [label: string, value: string][] {
  return Object.entries(fields)
    .filter(([name]) => name !== 'email')
    .map(([name, value]) => [fieldLabels[name] || name, value]);
}
