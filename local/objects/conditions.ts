import { S3Error } from './s3-error.ts';

type Fields = Readonly<Record<string, string | undefined>>;
type Stored = { readonly etag: string; readonly modifiedAt: number };

/**
 * Checks `If-Match` and `If-None-Match: *` before a write; `current` is the object there now, undefined when there is none.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 * @throws S3Error PreconditionFailed, NoSuchKey, NotImplemented
 */
export function checkWrite(fields: Fields, current: Stored | undefined): void {
  const noneMatch = fields['if-none-match'];
  const match = fields['if-match'];
  if (noneMatch !== undefined && noneMatch !== '*') throw new S3Error('NotImplemented', 'If-None-Match on a write takes * only');
  if (noneMatch !== undefined && current !== undefined) throw failed('If-None-Match');
  if (match === undefined) return;
  if (current === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!lists(match, current.etag)) throw failed('If-Match');
}

/**
 * Whether a read sends the object or a bare 304, by the order of RFC 9110, 13.2.2. `prefix` reads the same conditions of a copy's source.
 * @throws S3Error PreconditionFailed
 */
export function checkRead(fields: Fields, stored: Stored, prefix = ''): 'send' | 'not modified' {
  const match = fields[`${prefix}if-match`];
  const noneMatch = fields[`${prefix}if-none-match`];
  if (match !== undefined ? !lists(match, stored.etag) : isAfter(stored, fields[`${prefix}if-unmodified-since`])) {
    throw failed(match === undefined ? 'If-Unmodified-Since' : 'If-Match');
  }
  if (noneMatch !== undefined) return lists(noneMatch, stored.etag) ? 'not modified' : 'send';
  const since = fields[`${prefix}if-modified-since`];
  return since !== undefined && !Number.isNaN(Date.parse(since)) && !isAfter(stored, since) ? 'not modified' : 'send';
}

/** Whether a Range header still counts: `If-Range` names the object as it is. */
export function rangeApplies(fields: Fields, stored: Stored): boolean {
  const ifRange = fields['if-range'];
  return ifRange === undefined || lists(ifRange, stored.etag) || Date.parse(ifRange) === wholeSeconds(stored.modifiedAt);
}

function lists(header: string, etag: string): boolean {
  return header.split(',').some((item) => {
    const value = item.trim();
    return value === '*' || value.replace(/^W\//, '').replaceAll('"', '') === etag;
  });
}

function isAfter(stored: Stored, date: string | undefined): boolean {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return wholeSeconds(stored.modifiedAt) > time;
}

// HTTP dates carry no fraction of a second.
function wholeSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function failed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', `At least one of the pre-conditions you specified did not hold: ${condition}`);
}
