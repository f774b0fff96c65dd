import type { DirectoryController } from './types';

/**
 * What the operator enters of the processor, for its record (Art. 30(2)(a) and (c) GDPR). Absent is what was not entered.
 */
export interface ProcessorParticulars extends Omit<DirectoryController, 'name' | 'jointControllers'> {
  /** What makes transfers to third countries lawful (Art. 44–49 GDPR). */
  readonly safeguards?: string;
}
