import type { Answer } from './visitors';

/** Throws unless this says, in the agreed form, that the storage is away and when to come again. */
export function expectStorageUnavailable({ status, headers, body }: Answer): void {
  expect(status).toBe(503);
  expect(headers['content-type']).toBe('application/problem+json');
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(body['type']).toMatch(/\/problems\/storage-unavailable$/);
}
