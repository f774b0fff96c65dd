import type { S3 } from '@aws-sdk/client-s3';

/** How an S3-compatible store is reached. The keys come from the SDK's own chain, such as `AWS_ACCESS_KEY_ID`. */
export interface S3Access {
  /** Where it is unless it is Amazon's; buckets are then in the path. */
  readonly endpoint?: string;
  /** `us-east-1` unless given, which many stores take for any. */
  readonly region?: string;
}

/** An open client and what of the SDK is used with it. */
export interface S3Session {
  readonly client: S3;
  readonly sdk: typeof import('@aws-sdk/client-s3');
  readonly Upload: typeof import('@aws-sdk/lib-storage').Upload;
}

/** In milliseconds; the second one is without a byte either way, as while a restore works on what it read. */
const timeouts = { connectionTimeout: 10_000, socketTimeout: 60_000 };

/** Loads the SDK, which takes memory and time, and makes a client. Asks nothing of the store. */
export async function openS3({ endpoint, region = 'us-east-1' }: S3Access): Promise<S3Session> {
  // Its words about old versions of Node.js would stand between a command's answer and its reason.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  const [sdk, { Upload }] = await Promise.all([import('@aws-sdk/client-s3'), import('@aws-sdk/lib-storage')]);
  const client = new sdk.S3({
    region,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    // Many stores know no others than the signature's own digest.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
    requestHandler: timeouts,
  });
  return { client, sdk, Upload };
}
