import type { PageFailure } from '@kundenmeister/core';

/** Ends the reading of a page; the message holds no address. */
export class PageUnreadable extends Error {
  constructor(readonly failure: PageFailure) {
    super(failure);
    this.name = 'PageUnreadable';
  }
}
