import { BackupStoreFailure, DomainError, OperatorError } from '@kundenmeister/core';
import { ConfigError } from '../config';
import { failureReason } from './failure-reason';
import { CommandFailure } from './output';

describe('why a command failed', () => {
  it.each([
    new OperatorError('put it back'),
    new CommandFailure('put it back'),
    new ConfigError('put it back'),
    new BackupStoreFailure('store-failed', 'put it back'),
  ])('is said in our own words, as they are: %s', (error) => {
    expect(failureReason(error)).toBe('put it back');
  });

  it.each([
    new Error('invalid version geheim: Erika'),
    new TypeError('Erika is not iterable'),
    Object.assign(new Error("Duplicate entry 'Erika'"), { code: 'ER_DUP_ENTRY' }),
    Object.assign(new Error('no such file Erika'), { code: 'EISDIR' }),
    'Erika',
  ])('never quotes what a driver or a library says: %s', (error) => {
    expect(failureReason(error)).not.toContain('Erika');
    expect(failureReason(error)).not.toBe('');
  });

  it.each([
    ['ENOSPC', 'a disk is full'],
    ['SQLITE_FULL', 'a disk is full'],
    ['EEXIST', 'a file is in place of a directory'],
    ['ENOTDIR', 'a file is in place of a directory'],
    ['EISDIR', 'a directory is in place of a file'],
    ['EACCES', 'a file or a directory is refused to this account'],
  ])('names what to put right for %s', (code, words) => {
    const reason = failureReason(Object.assign(new Error('x'), { code }));
    expect(reason.startsWith(`${words}: `)).toBe(true);
    expect(reason.endsWith(` (${code})`)).toBe(true);
  });

  it('does not say that nothing was stored when a database is away: a command may have stored files', () => {
    expect(failureReason(new DomainError('storage-unavailable'))).toMatch(
      /^a database cannot be reached or written now: /,
    );
  });
});
