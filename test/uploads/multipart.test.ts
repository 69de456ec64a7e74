import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { bytesOfPart, cutOf, missingParts, partsMayBeRemoved } from '../../functions/uploads/multipart.ts';
import { uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const s3 = { mostParts: 10_000, leastPartBytes: 5 * 1024 ** 2 };
const large = fc.integer({ min: limits.maxSinglePutBytes + 1, max: limits.maxUploadBytes });

describe('cutting a file', () => {
  test('leaves what one PUT takes in one piece', () => {
    expect(cutOf(limits.maxSinglePutBytes)).toBeUndefined();
    expect(cutOf(limits.maxSinglePutBytes + 1)).toEqual({ partSize: 16 * 1024 ** 2, parts: 5 });
    expect(cutOf(limits.maxUploadBytes)).toEqual({ partSize: 16 * 1024 ** 2, parts: 320 });
  });

  test('gives parts that S3 takes and that are together the whole file, whatever its size', () => {
    fc.assert(
      fc.property(large, (size) => {
        const cut = cutOf(size) ?? { partSize: 0, parts: 0 };
        const bytes = Array.from({ length: cut.parts }, (_, index) => bytesOfPart(cut, size, index + 1));
        expect(bytes.reduce((sum, part) => sum + part, 0)).toBe(size);
        expect(bytes.slice(0, -1).every((part) => part >= s3.leastPartBytes)).toBe(true);
        expect(bytes.at(-1)).toBeGreaterThan(0);
        expect(cut.parts).toBeLessThanOrEqual(s3.mostParts);
      }),
    );
  });

  test('misses exactly the parts that have not arrived whole', () => {
    const change = fc.constantFrom(0, -1, 1, 'absent' as const);
    const changes = fc.array(change, { minLength: 320, maxLength: 320 });
    fc.assert(
      fc.property(large, changes, (size, bytesMore) => {
        const cut = cutOf(size) ?? { partSize: 0, parts: 0 };
        const parts = bytesMore.slice(0, cut.parts).map((more, index) => ({ partNumber: index + 1, more }));
        const received = parts.flatMap(({ partNumber, more }) =>
          more === 'absent' ? [] : [{ partNumber, etag: 'e', bytes: bytesOfPart(cut, size, partNumber) + more }],
        );
        const missing = parts.filter(({ more }) => more !== 0).map(({ partNumber }) => partNumber);
        expect(missingParts(cut, { size }, received)).toEqual(missing);
      }),
      { numRuns: 30 },
    );
  });

  test('knows when storage may have removed the parts', () => {
    const upload = uploadOf(uploadIds[0], 'a');
    expect(partsMayBeRemoved(upload, new Date('2026-09-22T04:59:59.000Z'))).toBe(false);
    expect(partsMayBeRemoved(upload, new Date('2026-09-22T05:00:00.000Z'))).toBe(true);
  });
});
