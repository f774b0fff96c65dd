import type { ListMultipartUploadsCommandInput } from '@aws-sdk/client-s3';
import type { S3Session } from './s3-client';
import { abortUploads } from './s3-uploads-store';

describe('Uploads that nobody goes on with', () => {
  const long = new Date('2026-11-24T01:00:00Z');
  const before = new Date('2026-11-24T06:00:00Z');
  const later = new Date('2026-11-24T07:00:00Z');

  it('are aborted on every page that the store lists, also when one is gone meanwhile', async () => {
    const aborted: string[] = [];
    const gone = Object.assign(new Error(), { name: 'NoSuchUpload' });
    const pages = [
      {
        Uploads: [{ Key: 'a', UploadId: '1', Initiated: long }],
        IsTruncated: true,
        NextKeyMarker: 'a',
        NextUploadIdMarker: '1',
      },
      {
        Uploads: [
          { Key: 'a', UploadId: '2', Initiated: long },
          { Key: 'b', UploadId: '3', Initiated: later },
        ],
        IsTruncated: true,
        NextKeyMarker: 'b',
        NextUploadIdMarker: '3',
      },
      { Uploads: [{ Key: 'c', UploadId: '4', Initiated: long }], IsTruncated: false, NextKeyMarker: 'c' },
    ];
    const asked: unknown[] = [];
    const client = {
      listMultipartUploads: (query: ListMultipartUploadsCommandInput) => {
        asked.push([query.KeyMarker, query.UploadIdMarker]);
        return Promise.resolve(pages[asked.length - 1]);
      },
      listParts: ({ UploadId }: { UploadId: string }) =>
        UploadId === '2' ? Promise.reject(gone) : Promise.resolve({ NextPartNumberMarker: '0' }),
      abortMultipartUpload: ({ UploadId }: { UploadId: string }) => Promise.resolve(void aborted.push(UploadId)),
    };
    await abortUploads({ client } as unknown as S3Session, { bucket: 'backups', prefix: '' }, before);
    expect(aborted).toEqual(['1', '4']);
    expect(asked).toEqual([
      [undefined, undefined],
      ['a', '1'],
      ['b', '3'],
    ]);
  });

  it('are looked at to their last part', async () => {
    const aborted: string[] = [];
    const parts = [
      { Parts: [{ LastModified: long }], IsTruncated: true, NextPartNumberMarker: '1000' },
      { Parts: [{ LastModified: later }], IsTruncated: false, NextPartNumberMarker: '1001' },
    ];
    const client = {
      listMultipartUploads: () => Promise.resolve({ Uploads: [{ Key: 'a', UploadId: '1', Initiated: long }] }),
      listParts: ({ PartNumberMarker }: { PartNumberMarker?: string }) =>
        Promise.resolve(parts[PartNumberMarker === '1000' ? 1 : 0]),
      abortMultipartUpload: ({ UploadId }: { UploadId: string }) => Promise.resolve(void aborted.push(UploadId)),
    };
    await abortUploads({ client } as unknown as S3Session, { bucket: 'backups', prefix: '' }, before);
    expect(aborted).toEqual([]);
  });
});
