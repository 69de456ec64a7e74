import { expect, test } from 'vitest';
import type { ByteSource } from '../../../functions/ingest/csv/byte-source.ts';
import { limits } from '../../../functions/limits.ts';
import { tried } from '../../product-size.ts';
import { findingsOf, readBack, readOnly } from './read-bytes.ts';

const mebibyte = 1024 * 1024;

/** `head`, then `mebibytes` of `filling`, one at a time; counts how many were asked for. */
function endless(head: string, filling: string, mebibytes: number): { readonly source: ByteSource; readonly asked: () => number } {
  const piece = Buffer.alloc(mebibyte, filling);
  let asked = 0;
  const source: ByteSource = async function* read(from) {
    yield Buffer.from(head).subarray(from);
    for (let index = 0; index < mebibytes; index++) {
      asked++;
      yield piece;
    }
  };
  return { source, asked: () => asked };
}

const rows = 'x,y\n'.repeat(limits.sampleBytes / 4);
/** The sample, one window, and the piece that showed it full. */
const mostAsked = (limits.sampleBytes + limits.maxRecordBytes + limits.normalFormBlockBytes) / mebibyte + 2;

test.each([
  ['in the first record', '"a,b\n'],
  ['in the sample', 'a,b\n1,2\n3,"4\n'],
  ['after the sample', `a,b\n${rows}1,"2\n`],
])('a quote open for 64 MiB %s ends the reading early, within 64 MB of memory', async (_, head) => {
  const { source, asked } = endless(head, 'kelurahan,kecamatan\n', 64);
  const before = process.memoryUsage.rss();
  const read = await readBack(source);
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * mebibyte);
  const line = head.slice(0, head.lastIndexOf('"')).split('\n').length;
  expect(findingsOf(read)).toEqual([`source-error@${line}`]);
  expect(read.outcome.ok ? '' : read.outcome.findings[0]?.message).toContain('tidak pernah ditutup');
  expect(asked()).toBeLessThanOrEqual(mostAsked);
});

test.each([
  ['as the first', 'a,b'],
  ['after the sample', `a,b\n${rows}1,`],
])('a record of 64 MiB %s ends the reading early', async (_, head) => {
  const { source, asked } = endless(head, 'kelurahan ', 64);
  const read = await readBack(source);
  expect(findingsOf(read)).toHaveLength(1);
  expect(asked()).toBeLessThanOrEqual(mostAsked);
});

test('records that are sound are read within 64 MB of memory, however many they are', async () => {
  const { source } = endless('a,b,c\n', 'kelurahan,"kota, x",2026\r\n'.padEnd(32, '\r\n'), tried(16, 64));
  const before = process.memoryUsage.rss();
  const outcome = await readOnly(source);
  expect(process.memoryUsage.rss() - before).toBeLessThan(64 * mebibyte);
  expect(outcome.ok).toBe(true);
});
