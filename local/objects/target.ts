import { parseQuery } from '../requests/canonical-request.ts';
import { S3Error } from './s3-error.ts';

/** Where a request goes, path-style: /bucket/key?query. */
export type Target = {
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly bucket: string;
  readonly key: string;
  readonly query: ReadonlyMap<string, string>;
};

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
const maxKeyBytes = 1024;

/**
 * Takes a request's URL apart. A key is decoded exactly once and is only a name: dot segments mean nothing.
 * @throws S3Error InvalidURI, KeyTooLongError
 */
export function parseTarget(url: string): Target {
  const mark = url.indexOf('?');
  const rawPath = mark < 0 ? url : url.slice(0, mark);
  const rawQuery = mark < 0 ? '' : url.slice(mark + 1);
  const [, bucket = '', rawKey = ''] = /^\/([^/]*)\/?(.*)$/s.exec(rawPath) ?? [];
  try {
    const key = decodeURIComponent(rawKey);
    if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError', 'Your key is too long');
    return { rawPath, rawQuery, bucket: decodeURIComponent(bucket), key, query: new Map(parseQuery(rawQuery)) };
  } catch (error) {
    if (error instanceof URIError) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
    throw error;
  }
}
