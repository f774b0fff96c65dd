/** For tests: buckets of their own on an S3-compatible server. */
import type { S3 } from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { openS3, type S3Access } from './backup/s3-client';

/** Such as `http://KEY:SECRET@127.0.0.1:9000`; parts percent-encoded. */
const server = process.env['TEST_S3_URL'];

export interface TestBucket {
  /** As in `BACKUP_DIR`. */
  readonly place: string;
  readonly bucket: string;
  readonly access: S3Access;
  /** For what the program itself does not do. */
  readonly client: S3;
}

/** A suite that needs such a server. Without one it is reported as skipped. */
export function onS3(name: string, suite: (make: () => Promise<TestBucket>) => void): void {
  if (server !== undefined) describe(name, () => suite(() => makeBucket(new URL(server))));
  else describe(name, () => it.skip('needs TEST_S3_URL, the address of a server to make buckets on', () => undefined));
}

/** Keys go through the environment, as in the program. */
async function makeBucket({ origin, username, password }: URL): Promise<TestBucket> {
  process.env['AWS_ACCESS_KEY_ID'] = decodeURIComponent(username);
  process.env['AWS_SECRET_ACCESS_KEY'] = decodeURIComponent(password);
  const bucket = `kmdp-${randomBytes(8).toString('hex')}`;
  const access = { endpoint: origin, region: 'us-east-1' };
  const { client } = await openS3(access);
  await client.createBucket({ Bucket: bucket });
  return { place: `s3://${bucket}/folder`, bucket, access, client };
}
