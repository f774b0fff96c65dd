import { BackupStoreFailure } from './store-failure';

/** What the SDK throws, as far as it is read; all else in it may hold keys or signatures. */
interface Thrown {
  readonly name?: unknown;
  readonly code?: unknown;
  readonly $metadata?: { readonly httpStatusCode?: unknown };
}

const check = {
  endpoint: 'check S3_ENDPOINT and the network',
  keys: 'check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the rights of that account',
  region: 'check S3_REGION',
};
const elsewhere = ['PermanentRedirect', 'AuthorizationHeaderMalformed'];

/** What failed at a store, in words for the operator; `place` is its address, `file` the one that was asked for. */
export function s3Failure(thrown: unknown, place: string, file?: string): BackupStoreFailure {
  const { name, code, $metadata } = (thrown ?? {}) as Thrown;
  const status = $metadata?.httpStatusCode;
  const word = wordOf(name);
  const failure = (kind: BackupStoreFailure['code'], message: string) => new BackupStoreFailure(kind, message);
  if (word === 'CredentialsProviderError') {
    return failure('store-access-denied', `there are no credentials for ${place}: ${check.keys}`);
  }
  if (word === 'NoSuchBucket') {
    return failure('store-bucket-missing', `there is no bucket for ${place}: make it, or check its name`);
  }
  if (word === 'NoSuchKey') return failure('store-file-missing', `there is no file ${file ?? ''} in ${place}`);
  const wasSent = code !== undefined || $metadata !== undefined;
  if (word === 'TimeoutError' || (status === undefined && wasSent)) {
    return failure('store-unreachable', `${place} does not answer (${wordOf(code ?? name)}): ${check.endpoint}`);
  }
  if (elsewhere.includes(word)) {
    return failure('store-failed', `${place} is in another region (${word}): ${check.region}`);
  }
  if (status === 401 || status === 403) {
    return failure('store-access-denied', `${place} refuses access (${word}): ${check.keys}`);
  }
  if (typeof status === 'number' && status >= 500) {
    return failure('store-unreachable', `${place} is out of order (${word}, ${status})`);
  }
  return failure('store-failed', `${place} refused (${word}, ${typeof status === 'number' ? status : 'no answer'})`);
}

/** A code of one word: the server may have put anything into it. */
function wordOf(value: unknown): string {
  return typeof value === 'string' && /^\w{1,60}$/.test(value) ? value : 'unknown';
}
