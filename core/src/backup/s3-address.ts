/** Where in an S3-compatible store files lie. */
export interface S3Address {
  readonly bucket: string;
  /** In front of each name: empty, or it ends in a slash. */
  readonly prefix: string;
}

const form = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/;
/** Of the characters that S3 calls safe in names; a name of dots alone would be taken for another folder. */
const folder = /^(?!\.+$)[\w.!*'()-]+$/;

/** Reads `s3://BUCKET` or `s3://BUCKET/FOLDER/…`; undefined when it is not of that form. */
export function parseS3Address(text: string): S3Address | undefined {
  const [, bucket, path = ''] = form.exec(text) ?? [];
  const folders = path.split('/').filter((name) => name !== '');
  if (bucket === undefined || !folders.every((name) => folder.test(name))) return undefined;
  return { bucket, prefix: folders.map((name) => `${name}/`).join('') };
}

/** Whether a place is meant as an address rather than as a directory; it may be a wrong one. */
export function isAddress(place: string): boolean {
  return /^s3:/i.test(place) || place.includes('://');
}

/** How an address is told to the operator. */
export function describeS3({ bucket, prefix }: S3Address): string {
  return `s3://${bucket}/${prefix}`.replace(/\/$/, '');
}
