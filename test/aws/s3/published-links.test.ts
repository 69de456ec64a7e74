import { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { s3Published } from '../../../functions/aws/s3/published.ts';

const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'token/+=' };
const bucket = 'satu-data-published';
const inCloud = new S3Client({ region: 'ap-southeast-3', credentials });
const onLaptop = new S3Client({ region: 'ap-southeast-3', credentials, endpoint: 'http://127.0.0.1:9000', forcePathStyle: true });
const as = { fileName: 'a.csv', contentType: 'text/csv; charset=utf-8' };
const key = 'datasets/harga-pangan/files/3/harga-pangan-v3-2026-Q3.csv';
const door = 'https://data.tangerangkota.go.id';

const linkOf = async (s3: S3Client, open: boolean, frontDoor: string | undefined) =>
  new URL((await s3Published(s3, bucket, frontDoor).presign('GET', key, 'v', { ...as, open })).url);

describe('a link', () => {
  test('of open data leads through the front door, to the key itself, with the query that S3 checks', async () => {
    const link = await linkOf(inCloud, true, door);
    expect(link.origin + link.pathname).toBe(`${door}/${key}`);
    expect(link.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect(link.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(link.searchParams.get('X-Amz-Security-Token')).toBe(credentials.sessionToken);
  });

  test('is signed for the host by which CloudFront asks the bucket (test/lib/edge.test.ts)', async () => {
    const link = await linkOf(inCloud, false, door);
    expect(link.host).toBe(`${bucket}.s3.ap-southeast-3.amazonaws.com`);
    expect(link.pathname).toBe(`/${key}`);
  });

  test('leaves out the bucket that an endpoint of a laptop has in its path', async () => {
    expect((await linkOf(onLaptop, true, 'http://127.0.0.1:8080')).pathname).toBe(`/${key}`);
    expect((await linkOf(onLaptop, false, 'http://127.0.0.1:8080')).pathname).toBe(`/${bucket}/${key}`);
  });

  test('of what is not open, or where no front door is known, leads to S3', async () => {
    for (const [open, frontDoor] of [
      [false, door],
      [true, undefined],
    ] as const)
      expect((await linkOf(inCloud, open, frontDoor)).host).toContain('.s3.ap-southeast-3.');
  });
});
