import type { Localized } from '../runtime/locale';
import { agreementText } from './processor-agreement-text';
import { agreementVersion, processorFacts } from './processor-facts';
import { processorStatement } from './processor-statement';
import type { SubProcessor } from './types';

/** The processor as a controller names it (GDPR Art. 13(1)(e), 28). */
export interface Processor {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly statement: Localized;
  readonly subProcessors: readonly SubProcessor[];
  readonly agreement: { readonly version: string; readonly text: Localized };
}

/** An empty address or country is one that the operator has not entered yet. */
const subProcessors: readonly SubProcessor[] = [
  {
    name: 'eww ag (ITandTEL)',
    address: 'Stelzhamerstraße 27, 4600 Wels',
    task: 'Rechenzentrum / data centre (ISO/IEC 27001)',
    country: 'AT',
    agreementDate: null,
  },
  { name: 'Brunner Webhosting', address: '', task: 'Webhosting / web hosting', country: '', agreementDate: null },
];

/** Körbler GmbH with the words that notices and settings show: its statement, sub-processors and present agreement. */
export function processor(): Processor {
  return {
    name: processorFacts.name,
    country: processorFacts.country,
    statement: processorStatement(subProcessors),
    subProcessors,
    agreement: { version: agreementVersion, text: agreementText },
  };
}
