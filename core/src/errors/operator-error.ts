/**
 * Something that the operator has to put right. The message is one line in our own words: no personal data, no secret, and
 * nothing that a file, a driver or a library said.
 */
export class OperatorError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OperatorError';
  }
}
