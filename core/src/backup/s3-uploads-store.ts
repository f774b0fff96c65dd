import type { ListMultipartUploadsCommandInput, ListPartsCommandInput } from '@aws-sdk/client-s3';
import type { S3Address } from './s3-address';
import type { S3Session } from './s3-client';

interface BegunUpload {
  readonly Key: string;
  readonly UploadId: string;
  readonly begunAt: Date;
}

/** Aborts uploads that nothing was added to since `before`: what their parts took is free again. */
export async function abortUploads(session: S3Session, { bucket, prefix }: S3Address, before: Date): Promise<void> {
  for (const { Key, UploadId, begunAt } of await listUploads(session, bucket, prefix)) {
    const upload = { Bucket: bucket, Key, UploadId };
    try {
      if (begunAt < before && (await lastAddedTo(session, upload)) < before.getTime()) {
        await session.client.abortMultipartUpload(upload);
      }
    } catch (error) {
      // Completed or aborted by somebody else.
      if ((error as Error).name !== 'NoSuchUpload') throw error;
    }
  }
}

/** Does what a large file needs, and leaves nothing: an account may write small files only. */
export async function tryUpload(session: S3Session, file: { Bucket: string; Key: string }): Promise<void> {
  const { UploadId } = await session.client.createMultipartUpload(file);
  const upload = { ...file, UploadId };
  await lastAddedTo(session, upload);
  await session.client.abortMultipartUpload(upload);
}

async function listUploads({ client }: S3Session, Bucket: string, Prefix: string): Promise<readonly BegunUpload[]> {
  const found: BegunUpload[] = [];
  const query: ListMultipartUploadsCommandInput = { Bucket, Prefix, Delimiter: '/' };
  for (;;) {
    const { Uploads = [], IsTruncated, NextKeyMarker, NextUploadIdMarker } = await client.listMultipartUploads(query);
    for (const { Key, UploadId, Initiated } of Uploads) {
      if (Key !== undefined && UploadId !== undefined && Initiated) found.push({ Key, UploadId, begunAt: Initiated });
    }
    if (IsTruncated !== true || NextKeyMarker === undefined) return found;
    query.KeyMarker = NextKeyMarker;
    query.UploadIdMarker = NextUploadIdMarker;
  }
}

/** When the newest part came, in milliseconds of the epoch; -Infinity before the first. */
async function lastAddedTo({ client }: S3Session, upload: ListPartsCommandInput): Promise<number> {
  let newest = -Infinity;
  for (const query = { ...upload }; ;) {
    const { Parts = [], IsTruncated, NextPartNumberMarker } = await client.listParts(query);
    for (const { LastModified } of Parts) newest = Math.max(newest, LastModified?.getTime() ?? Infinity);
    // Not the SDK's own paging, which goes on for ever where a store names a next part after the last.
    if (IsTruncated !== true || NextPartNumberMarker === undefined) return newest;
    query.PartNumberMarker = NextPartNumberMarker;
  }
}
