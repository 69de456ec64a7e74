import { S3Error } from './s3-error.ts';

/** Bytes of an object, both ends included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Reads a Range header (RFC 9110, 14.2). Undefined means the whole object: S3 ignores what it cannot read and several ranges at once.
 * @throws S3Error InvalidRange when no byte of the object lies within.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (match === null) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const range =
    first === ''
      ? { first: Math.max(0, size - Number(last)), last: size - 1 }
      : { first: Number(first), last: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
  if (range.first > range.last) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { 'content-range': `bytes */${size}` });
  }
  return range;
}
