import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { onS3, type TestBucket } from '../testing-s3';
import type { WriteOrder } from '../testing-store-writer';
import type { BackupStore } from './backup-store';
import { openStore } from './place-store';

const mebibyte = 1024 * 1024;
const inAnHour = (): Date => new Date(Date.now() + 60 * 60 * 1000);

onS3('Backups in an S3-compatible store', (make) => {
  let bucket: TestBucket;
  let store: BackupStore;
  const environment = { ...process.env };

  beforeEach(async () => {
    bucket = await make();
    store = openStore(bucket.place, bucket.access);
  });
  afterEach(() => {
    process.env = { ...environment };
  });

  const put = (Key: string) => bucket.client.putObject({ Bucket: bucket.bucket, Key, Body: 'x' });
  const uploads = async () =>
    (await bucket.client.listMultipartUploads({ Bucket: bucket.bucket })).Uploads?.map(({ Key }) => Key) ?? [];
  const partsOf = async (Key: string): Promise<number> => {
    const [upload] = (await bucket.client.listMultipartUploads({ Bucket: bucket.bucket })).Uploads ?? [];
    if (upload?.UploadId === undefined) return 0;
    return (
      (await bucket.client.listParts({ Bucket: bucket.bucket, Key, UploadId: upload.UploadId })).Parts?.length ?? 0
    );
  };
  const until = async (done: () => Promise<boolean>): Promise<void> => {
    while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it('are listed also when the store answers page by page', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `backup-${String(index).padStart(3, '0')}`);
    await Promise.all(names.map((name) => put(`folder/${name}`)));
    expect(await store.list()).toEqual(names);
  });

  it('are told apart from all else in the bucket', async () => {
    for (const key of ['other', 'folder2/other', 'folder/below/other', 'folder/']) await put(key);
    await store.write('own', Readable.from([Buffer.from('x')]));
    expect(await store.list()).toEqual(['own']);
    const upload = { Bucket: bucket.bucket, Key: 'folder2/theirs' };
    await bucket.client.createMultipartUpload(upload);
    await store.removeUnfinished(inAnHour());
    expect(await uploads()).toEqual(['folder2/theirs']);
  });

  it('that were begun before are aborted, unless something was added since', async () => {
    const file = { Bucket: bucket.bucket, Key: 'folder/a' };
    const { UploadId } = await bucket.client.createMultipartUpload(file);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const before = new Date(Math.floor(Date.now() / 1000) * 1000);
    await bucket.client.uploadPart({ ...file, UploadId, PartNumber: 1, Body: Buffer.alloc(10) });
    await store.removeUnfinished(before);
    expect(await uploads()).toEqual(['folder/a']);
    await store.removeUnfinished(inAnHour());
    expect(await uploads()).toEqual([]);
  });

  it('are not there, and cost nothing for long, when their writer was killed', async () => {
    const child = writer({ place: bucket.place, access: bucket.access, name: 'killed', bytes: 1024 * mebibyte });
    await until(async () => child.exitCode !== null || (await partsOf('folder/killed')) > 0);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    expect(await exited).toEqual([null, 'SIGKILL']);
    // The byte that it wrote first, whole.
    expect(await buffer(await store.read('killed'))).toHaveLength(1);
    expect(await uploads()).toEqual(['folder/killed']);
    await store.removeUnfinished(inAnHour());
    expect(await uploads()).toEqual([]);
    expect(await store.list()).toEqual(['killed']);
  });

  it('take memory for some parts of a file, not for the file', async () => {
    const child = writer({ place: bucket.place, access: bucket.access, name: 'large', bytes: 300 * mebibyte });
    let growth = NaN;
    child.once('message', (message: number) => (growth = message));
    await once(child, 'exit');
    expect(growth).toBeLessThan(200 * mebibyte);
  });

  it('are not half there when the store goes away in the middle', async () => {
    const proxy = await proxyTo(bucket.access.endpoint);
    const far = openStore(bucket.place, { ...bucket.access, endpoint: proxy.url });
    const written = far.write('cut', endless()).catch((error: unknown) => error);
    await until(async () => (await partsOf('folder/cut')) > 0);
    await proxy.cut();
    expect(await written).toMatchObject({
      code: 'store-unreachable',
      message: expect.stringContaining('S3_ENDPOINT') as string,
    });
    expect(await store.list()).toEqual([]);
    await store.removeUnfinished(inAnHour());
    expect(await uploads()).toEqual([]);
  });

  it('that break off while they are read are told as that', async () => {
    await store.write('large', Readable.from([Buffer.alloc(20 * mebibyte)]));
    const proxy = await proxyTo(bucket.access.endpoint);
    const content = await openStore(bucket.place, { ...bucket.access, endpoint: proxy.url }).read('large');
    await once(content, 'readable');
    await proxy.cut();
    await expect(buffer(content)).rejects.toMatchObject({ code: 'store-unreachable' });
  });

  it('are refused with a clear reason, and no key in it, when the keys are wrong', async () => {
    process.env['AWS_SECRET_ACCESS_KEY'] = 'sesame';
    const wrong = openStore(bucket.place, bucket.access);
    const refused = {
      code: 'store-access-denied',
      message: expect.stringContaining('AWS_SECRET_ACCESS_KEY') as string,
    };
    const reason = await wrong.list().catch((error: unknown) => error);
    expect(reason).toMatchObject(refused);
    expect(JSON.stringify([reason, (reason as Error).message, (reason as Error).stack])).not.toContain('sesame');
    await expect(wrong.write('a', Readable.from([Buffer.from('x')]))).rejects.toMatchObject(refused);
    expect(await wrong.fault()).toContain('refuses access');
  });

  it('want keys from the environment', async () => {
    delete process.env['AWS_ACCESS_KEY_ID'];
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
    process.env['AWS_SHARED_CREDENTIALS_FILE'] = process.env['AWS_CONFIG_FILE'] = '/dev/null';
    expect(await openStore(bucket.place, bucket.access).fault()).toContain('there are no credentials');
  });

  it('need a bucket', async () => {
    const none = openStore(`s3://none-${bucket.bucket}`, bucket.access);
    const missing = { code: 'store-bucket-missing' };
    await expect(none.list()).rejects.toMatchObject(missing);
    await expect(none.write('a', endless())).rejects.toMatchObject(missing);
    await expect(none.read('a')).rejects.toMatchObject(missing);
    expect(await none.fault()).toContain('make it');
  });

  it('need a bucket that forgets what is removed', async () => {
    expect(await store.fault()).toBeUndefined();
    const VersioningConfiguration = { Status: 'Enabled' } as const;
    await bucket.client.putBucketVersioning({ Bucket: bucket.bucket, VersioningConfiguration });
    expect(await store.fault()).toContain('versioning');
  });
});

/** Never ends. */
function endless(): Readable {
  return new Readable({
    read() {
      this.push(Buffer.alloc(64 * 1024));
    },
  });
}

function writer(order: WriteOrder): ReturnType<typeof fork> {
  const child = fork(join(__dirname, '../testing-store-writer.ts'), {
    execArgv: ['--require', join(__dirname, '../testing-swc.cjs')],
    env: process.env,
  });
  child.send(order);
  return child;
}

/** Stands between a store and its server, until it is cut. */
async function proxyTo(endpoint = ''): Promise<{ url: string; cut: () => Promise<void> }> {
  const { hostname, port } = new URL(endpoint);
  const sockets: Socket[] = [];
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) sockets.push(socket.on('error', () => undefined));
    near.pipe(far).pipe(near);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const cut = async (): Promise<void> => {
    const closed = new Promise((resolve) => proxy.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, cut };
}
