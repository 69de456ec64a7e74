import { beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { criterion } from '../criteria/criterion.ts';
import { deliver, publishFirst, put, start } from '../way/city.ts';
import { type SharedCity, sharedCity } from '../way/shared-city.ts';

/**
 * T12 where bytes come and go. S3 sends no `X-Content-Type-Options` for a presigned GET, and cannot be told to (GetObject, "Overriding response header values"): what keeps a
 * browser from making a page of a file there is that each link is an attachment of a type of its own, both signed. Our own answers say nosniff.
 */
const datasetId = 'berkas';
let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
  await publishFirst(city.client, datasetId, 'kode,isi\nA1,<script>alert(1)</script>\n');
});

const linkTo = async (path: string, account?: string) => {
  const answer = await send(city.client, account, 'GET', path, undefined, { Accept: 'application/json' });
  expect(answer.status, answer.text).toBe(200);
  return textMember(answer.body, 'url');
};

test('every link opens as an attachment of its own type, and neither can be changed', async () => {
  const rejected = await deliver(city.client, datasetId, 'kode,isi\nA1,a\nA1,a,b\n');
  const paths: readonly (readonly [string, string, string?])[] = [
    [`/v1/datasets/${datasetId}/files/csv`, 'text/csv; charset=utf-8'],
    [`/v1/datasets/${datasetId}/files/parquet`, 'application/vnd.apache.parquet'],
    [`/v1/datasets/${datasetId}/template`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ...(member(rejected, 'hasReturnedWorkbook') === true
      ? [
          [
            `/v1/datasets/${datasetId}/uploads/${textMember(rejected, 'uploadId')}/returned-workbook`,
            'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
            'dinkes',
          ] as const,
        ]
      : []),
  ];
  let refused = 0;
  for (const [path, type, account] of paths) {
    const url = await linkTo(path, account);
    const { headers, status } = await fetch(url);
    expect([status, headers.get('content-type')]).toEqual([200, type]);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"$/);
    for (const [name, value] of [
      ['response-content-disposition', 'inline'],
      ['response-content-type', 'text/html'],
    ] as const) {
      const changed = new URL(url);
      changed.searchParams.set(name, value);
      const without = new URL(url);
      without.searchParams.delete(name);
      for (const other of [changed, without]) {
        expect((await fetch(other)).status, name).toBe(403);
        refused += 1;
      }
    }
    const redirect = await fetch(city.client.url + path, {
      redirect: 'manual',
      headers: account ? { Authorization: `Bearer ${await city.client.token(account)}` } : {},
    });
    expect([redirect.status, redirect.headers.get('x-content-type-options'), redirect.headers.get('cache-control')]).toEqual([
      302,
      'nosniff',
      'no-store',
    ]);
  }
  criterion(
    'T12',
    `${paths.length} of ${paths.length} kinds of links are attachments of their own type; ${refused} of ${refused} changed or stripped ones are 403`,
  );
});

test('every answer of rows says nosniff, as CSV too', async () => {
  for (const Accept of ['application/json', 'text/csv']) {
    const { headers, status } = await fetch(`${city.client.url}/v1/datasets/${datasetId}/rows`, { headers: { Accept } });
    expect([status, headers.get('x-content-type-options')]).toEqual([200, 'nosniff']);
    expect(headers.get('content-type')).toContain(Accept);
  }
});

test('storage takes no bytes of another length, and none whose own checksum is wrong', async () => {
  const bytes = Buffer.from('kode,isi\nA2,b\n');
  const started = await start(city.client, datasetId, { fileName: 'data.csv', size: bytes.length });
  for (const other of [bytes.subarray(1), Buffer.concat([bytes, bytes]), Buffer.alloc(0)])
    expect((await put(started, other)).status).toBe(403);
  expect(
    (await put({ ...started, headers: { ...started.headers, 'Content-MD5': btoa('0123456789abcdef') } }, bytes)).status,
  ).toBeGreaterThanOrEqual(400);
  expect((await put(started, bytes)).status).toBe(200);
});
