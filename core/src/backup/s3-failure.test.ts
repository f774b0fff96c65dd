import { s3Failure } from './s3-failure';

const place = 's3://backups/kmdp';
const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error('The key AKIASECRET is wrong'), {
    name,
    $metadata: { httpStatusCode },
    AWSAccessKeyId: 'AKIASECRET',
  });

describe('What a store failed with', () => {
  it.each([
    [answered('NoSuchBucket', 404), 'store-bucket-missing', `there is no bucket for ${place}`],
    [answered('NoSuchKey', 404), 'store-file-missing', `there is no file a.age in ${place}`],
    [answered('SignatureDoesNotMatch', 403), 'store-access-denied', `${place} refuses access (SignatureDoesNotMatch)`],
    [answered('Forbidden', 401), 'store-access-denied', 'AWS_ACCESS_KEY_ID'],
    [answered('PermanentRedirect', 301), 'store-failed', 'S3_REGION'],
    [answered('SlowDown', 503), 'store-unreachable', `${place} is out of order (SlowDown, 503)`],
    [answered('InvalidRequest', 400), 'store-failed', `${place} refused (InvalidRequest, 400)`],
    [Object.assign(new Error(), { code: 'ECONNREFUSED' }), 'store-unreachable', '(ECONNREFUSED): check S3_ENDPOINT'],
    [Object.assign(new Error(), { code: 'CERT_HAS_EXPIRED', $metadata: {} }), 'store-unreachable', 'CERT_HAS_EXPIRED'],
    [Object.assign(new Error(), { name: 'TimeoutError' }), 'store-unreachable', 'does not answer (TimeoutError)'],
    [
      Object.assign(new Error(), { name: 'CredentialsProviderError' }),
      'store-access-denied',
      'there are no credentials',
    ],
    [answered('<b>what a proxy says</b>', 418), 'store-failed', `${place} refused (unknown, 418)`],
    [Object.assign(new Error(), { $metadata: { attempts: 5 } }), 'store-unreachable', 'does not answer (Error)'],
    [undefined, 'store-failed', `${place} refused (unknown, no answer)`],
  ])('is told by code and in words, with no secret (%#)', (thrown, code, words) => {
    const failure = s3Failure(thrown, place, 'a.age');
    expect(failure).toMatchObject({ code, message: expect.stringContaining(words) as string });
    expect(failure.message).not.toContain('AKIASECRET');
    expect(failure.cause).toBeUndefined();
  });
});
