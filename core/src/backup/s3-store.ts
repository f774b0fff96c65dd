import { PassThrough, pipeline, Readable } from 'node:stream';
import type { BackupStore } from './backup-store';
import { describeS3, type S3Address } from './s3-address';
import { openS3, type S3Access, type S3Session } from './s3-client';
import { s3Failure } from './s3-failure';
import { BackupStoreFailure } from './store-failure';
import { abortUploads, tryUpload } from './s3-uploads-store';

/** A part is held in memory, and sent again when it did not arrive. Stores take 10,000 parts of a file, some only 1,000. */
const parts = { partSize: 16 * 1024 * 1024, queueSize: 2 };
const trialName = '.kmdp-trial';

/** Backups in an S3-compatible store. Throws `BackupStoreFailure`. */
export class S3Store implements BackupStore {
  private session: Promise<S3Session> | undefined;

  constructor(
    private readonly address: S3Address,
    private readonly access: S3Access,
  ) {}

  async write(name: string, content: Readable): Promise<void> {
    const session = await this.open();
    try {
      const params = { ...this.object(name), Body: content };
      // One request, or parts that together become visible in the end; those of one that failed are aborted.
      await new session.Upload({ client: session.client, params, ...parts }).done();
    } catch (error) {
      const failedItself = error === content.errored || wasGivenUp(content);
      content.destroy();
      throw failedItself ? error : this.failure(error);
    }
  }

  async read(name: string): Promise<Readable> {
    const { Body } = await this.ask(({ client }) => client.getObject(this.object(name)), name);
    return this.toldClearly(Body as Readable);
  }

  /** Not what lies in folders below. */
  list(): Promise<readonly string[]> {
    const { bucket: Bucket, prefix: Prefix } = this.address;
    return this.ask(async ({ client, sdk }) => {
      const names: string[] = [];
      for await (const { Contents = [] } of sdk.paginateListObjectsV2({ client }, { Bucket, Prefix, Delimiter: '/' })) {
        names.push(...Contents.map(({ Key = '' }) => Key.slice(Prefix.length)));
      }
      // Some programs make a file of the folder's name.
      return names.filter((name) => name !== '').sort();
    });
  }

  removeUnfinished(before: Date): Promise<void> {
    return this.ask((session) => abortUploads(session, this.address, before));
  }

  async remove(name: string): Promise<void> {
    await this.ask(({ client }) => client.deleteObject(this.object(name))).catch((error: unknown) => {
      // To most stores one that is gone already is no error.
      if (error instanceof BackupStoreFailure && error.code === 'store-file-missing') return;
      throw error;
    });
  }

  async fault(): Promise<string | undefined> {
    try {
      await this.write(trialName, Readable.from([Buffer.from(trialName)]));
      (await this.read(trialName)).destroy();
      await this.list();
      await this.ask((session) => tryUpload(session, this.object(trialName)));
      await this.removeUnfinished(new Date(0));
      await this.remove(trialName);
    } catch (error) {
      if (error instanceof Error) return error.message;
      throw error;
    }
    return (await this.keepsVersions())
      ? 'the bucket keeps what is removed: switch its versioning off, since copies of the vault have to go after 48 hours'
      : undefined;
  }

  private object(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.address.bucket, Key: `${this.address.prefix}${name}` };
  }

  private open(): Promise<S3Session> {
    return (this.session ??= openS3(this.access));
  }

  private async ask<T>(work: (session: S3Session) => Promise<T>, file?: string): Promise<T> {
    const session = await this.open();
    return work(session).catch((error: unknown) => {
      throw this.failure(error, file);
    });
  }

  private failure(error: unknown, file?: string): BackupStoreFailure {
    return s3Failure(error, describeS3(this.address), file);
  }

  /** A stream of which a break is told as any other failure; whoever destroys it closes the connection. */
  private toldClearly(body: Readable): Readable {
    const told = new PassThrough();
    body.once('error', (error) => told.destroy(this.failure(error)));
    pipeline(body, told, () => undefined);
    return told;
  }

  /** False also where that is not told: not every store has versions, and not every account may ask. */
  private async keepsVersions(): Promise<boolean> {
    const { bucket: Bucket } = this.address;
    const { Status } = await this.ask(({ client }) => client.getBucketVersioning({ Bucket })).catch(() => ({
      Status: undefined,
    }));
    return Status === 'Enabled';
  }
}

/** By its owner, without a reason; an upload that fails gives it up with one. */
function wasGivenUp(content: Readable): boolean {
  return content.destroyed && content.errored === null && !content.readableEnded;
}
