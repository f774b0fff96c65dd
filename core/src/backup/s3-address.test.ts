import { describeS3, isAddress, parseS3Address } from './s3-address';

describe('The address of a place in an S3-compatible store', () => {
  it.each([
    ['s3://backups', { bucket: 'backups', prefix: '' }],
    ['s3://backups/', { bucket: 'backups', prefix: '' }],
    ['s3://my.backups-1/kmdp', { bucket: 'my.backups-1', prefix: 'kmdp/' }],
    ['s3://backups//kmdp/data_1/', { bucket: 'backups', prefix: 'kmdp/data_1/' }],
  ])('%s is bucket and folder', (text, address) => {
    expect(parseS3Address(text)).toEqual(address);
  });

  it.each([
    's3://',
    's3://a',
    's3:/backups',
    'S3://backups',
    's3://Backups',
    's3://key:secret@backups',
    's3://backups/../other',
    's3://backups/a?b',
    's3://backups/a b',
    'https://backups.s3.example',
    './data/backups',
  ])('%s is none', (text) => {
    expect(parseS3Address(text)).toBeUndefined();
  });

  it.each(['s3://backups', 'S3:/backups', 's3:backups', 'gs://backups'])('%s is not taken for a directory', (text) => {
    expect(isAddress(text)).toBe(true);
  });

  it.each(['./data/backups', '/mnt/s3/backups', 'backups', 'C:\\backups'])('%s is a directory', (text) => {
    expect(isAddress(text)).toBe(false);
  });

  it.each([
    ['s3://backups', 's3://backups'],
    ['s3://backups//kmdp/', 's3://backups/kmdp'],
  ])('%s is told as %s', (text, told) => {
    const address = parseS3Address(text);
    expect(address && describeS3(address)).toBe(told);
  });
});
