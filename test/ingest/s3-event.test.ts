import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEventKey, parseInboxKey, readArrivals } from '../../functions/ingest/s3-event.ts';
import { messageOf } from '../fakes/ingest-fakes.ts';

/** As S3 writes keys into events: form encoding, a space as plus (Java's URLEncoder). */
const encodeAsS3 = (key: string) => new URLSearchParams([['k', key]]).toString().slice(2);

describe('an event', () => {
  test('tells key, version and sequencer of what arrived', () => {
    expect(readArrivals(messageOf('small/a b/ü+c%2F.csv', 'v7').body)).toEqual([
      { key: 'small/a b/ü+c%2F.csv', versionId: 'v7', sequencer: '0055AED6DCD90281E5' },
    ]);
  });

  test('of another kind, and S3’s test event, tell of nothing', () => {
    expect(readArrivals('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"inbox"}')).toEqual([]);
    const removed = messageOf('k', 'v').body.replace('ObjectCreated:Put', 'ObjectRemoved:Delete');
    expect(readArrivals(removed)).toEqual([]);
  });

  test.each([
    '',
    'null',
    '[]',
    '{"Records":[{}]}',
    messageOf('k', 'v').body.replace('"2.1"', '"3.0"'),
    messageOf('k', 'v').body.replace('"v"', 'null'),
  ])('that S3 does not send is a fault: %s', (body) => {
    expect(() => readArrivals(body)).toThrow();
  });

  test('has its key decoded exactly once, whatever the key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (key) => decodeEventKey(encodeAsS3(key)) === key),
      { numRuns: 10_000 },
    );
    expect(decodeEventKey('red+flower%2B1%2520.csv')).toBe('red flower+1%20.csv');
    expect(decodeEventKey('100%')).toBe('100%');
  });
});

describe('an inbox key', () => {
  const secret = '0123456789abcdef'.repeat(2);
  test('names its dataset and upload', () => {
    const named = { datasetId: 'harga-pangan', uploadId: '01K5000000000000000000000A' };
    const fileKey = (prefix: string) => `${prefix}/harga-pangan/01K5000000000000000000000A/${secret}`;
    for (const prefix of ['small', 'large']) expect(parseInboxKey(fileKey(prefix))).toEqual({ ...named, fileKey: fileKey(prefix) });
  });

  test('of answers names the file that they are about', () => {
    const fileKey = `small/harga-pangan/01K5000000000000000000000A/${secret}`;
    expect(parseInboxKey(`${fileKey}/${secret}`)).toMatchObject({ fileKey });
    expect(parseInboxKey(`${fileKey}/${secret}/${secret}`)).toBeUndefined();
  });

  test.each([
    `other/harga-pangan/01K5000000000000000000000A/${secret}`,
    `small/Harga Pangan/01K5000000000000000000000A/${secret}`,
    `small/harga-pangan/../${secret}`,
    `small/harga-pangan/01K5000000000000000000000A/${secret}/x`,
    `small/harga-pangan/01K5000000000000000000000A/short`,
    '',
  ])('that was never given out names nothing: %s', (key) => {
    expect(parseInboxKey(key)).toBeUndefined();
  });
});
