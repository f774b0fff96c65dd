import type { Localized } from '../runtime/locale';
import { processorFacts } from './processor-facts';
import type { SubProcessor } from './types';

const { name } = processorFacts;

/** The sentence that a privacy declaration must hold at least. */
export const processorSentence: Localized = {
  de: `${name} erhebt, verarbeitet und nutzt diese Daten in unserem Auftrag als Auftragsverarbeiter.`,
  en: `${name} collects, processes and uses this data on our behalf as processor.`,
};

/** The statement shown with every form: the processor and, as further recipients by name, its sub-processors. */
export function processorStatement(subProcessors: readonly SubProcessor[]): Localized {
  if (subProcessors.length === 0) return processorSentence;
  const names = subProcessors.map(nameWithPlace).join('; ');
  return {
    de: `${processorSentence.de} Weitere Auftragsverarbeiter (Unterauftragsverarbeiter): ${names}.`,
    en: `${processorSentence.en} Further processors (sub-processors): ${names}.`,
  };
}

function nameWithPlace({ name: subProcessor, address }: SubProcessor): string {
  return address === '' ? subProcessor : `${subProcessor}, ${address}`;
}
