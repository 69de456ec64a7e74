import type { RawAnswer } from './raw-http.ts';

/** Headers that differ between two equal requests: ids of the request and of its trace, and the time. */
const ofThisRequest: readonly string[] = ['x-amzn-requestid', 'x-amz-apigw-id', 'x-amzn-trace-id', 'date'];

/** An answer as its bytes, but for what names the request: two of these are equal where nobody could tell the answers apart. */
export function withoutIds({ status, headers, body }: RawAnswer): string {
  const lines = headers.map(([name, value]) => `${name}: ${ofThisRequest.includes(name.toLowerCase()) ? '…' : value}`);
  return [String(status), ...lines, '', body.replace(/"requestId":"[^"]*"/g, '"requestId":"…"')].join('\n');
}

/** The value of a header, by its name in any case. */
export function headerOf({ headers }: RawAnswer, name: string): string | undefined {
  return headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
