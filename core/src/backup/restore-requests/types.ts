import type { Localized } from '../../runtime/locale';
import type { Page } from '../../runtime/page';

export const restoreRequestStates = ['received', 'done', 'refused', 'cancelled'] as const;
export type RestoreRequestState = (typeof restoreRequestStates)[number];

export interface RestoreRequestInput {
  /** The day whose backup still holds what was lost. */
  readonly backupDate: string;
  /** What was lost, in the controller's words. */
  readonly description: string;
}

/** A controller asks for its lost rows from a backup. */
export interface RestoreRequest {
  readonly id: string;
  readonly backupDate: string;
  readonly state: RestoreRequestState;
  /** Gone, as who asked, once the request is closed: it may name somebody. */
  readonly description: string | null;
  readonly requestedBy: string | null;
  readonly receivedAt: Date;
  readonly closedAt: Date | null;
  readonly refusalReason: string | null;
}

/** How much of what is free for the controller it used. */
export interface FairUse {
  readonly year: number;
  /** Requests of that year that are open or done. */
  readonly count: number;
  /** So many a year are usual, and free without a word. */
  readonly usual: number;
  readonly exceeded: boolean;
  readonly note: Localized;
}

/** A page of requests, and how much was asked for. */
export interface RestoreRequestPage extends Page<RestoreRequest> {
  readonly fairUse: FairUse;
}
