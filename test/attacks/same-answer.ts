import { gunzipSync } from 'node:zlib';
import type { RawAnswer } from './raw-http.ts';

/** Headers that differ between two equal requests: ids of the request and of its trace, and the time. */
const ofThisRequest: readonly string[] = ['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id', 'date'];

/** An answer as its bytes, but for what names the request: two of these are equal where nobody could tell the answers apart. */
export function withoutIds({ status, headers, body }: RawAnswer): string {
  const lines = headers.map(([name, value]) => `${name}: ${ofThisRequest.includes(name.toLowerCase()) ? '…' : value}`);
  return [String(status), ...lines, '', body.replace(/"requestId":"[^"]*"/g, '"requestId":"…"')].join('\n');
}

/** An answer before it was compressed: what repeats the id that was asked for compresses with it, to other bytes for each id. */
export function uncompressed(answer: RawAnswer): RawAnswer {
  if (headerOf(answer, 'Content-Encoding') !== 'gzip') return answer;
  const body = gunzipSync(Buffer.from(answer.body, 'latin1')).toString('latin1');
  const headers = answer.headers.map(
    ([name, value]) => [name, name.toLowerCase() === 'content-length' ? String(body.length) : value] as const,
  );
  return { ...answer, headers, body };
}

/** The value of a header, by its name in any case. */
export function headerOf({ headers }: RawAnswer, name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
