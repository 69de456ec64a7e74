import type { RequestListener } from 'node:http';

/** What CloudFront tells of a request in the log that lib/stacks/door-watch-stack.ts orders, field by field; a test compares. */
export type ReadLine = {
  readonly date: string;
  readonly 'cs-uri-stem': string;
  readonly 'sc-status': string;
  readonly 'x-edge-result-type': string;
};

/** What a count needs the path of: a dataset's page, its metadata, rows and files. */
const readPath = /^\/(dataset|v1\/datasets)\/[a-z0-9-]{3,80}(\/[a-z0-9./-]*)?$/;
/** A NIK has so many. */
const digitsOfNik = 16;

/**
 * The front door, with a line of its log for every request that it answered: the path without its query, how it ended, and whether the door answered by itself, as its
 * `X-Cache` says. CloudFront names every path; here any that is not a dataset's, or could hold a NIK, is `-`, so that this machine keeps none (docs/decisions/0082-watching-the-front-door.md).
 */
export function withReadLog(door: RequestListener, write: (line: string) => void, now: () => Date): RequestListener {
  return (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?', 1);
    response.once('finish', () => {
      const line: ReadLine = {
        date: now().toISOString().slice(0, 10),
        'cs-uri-stem': mayBeNamed(path) ? path : '-',
        'sc-status': String(response.statusCode),
        'x-edge-result-type': resultOf(response.getHeader('x-cache'), response.statusCode),
      };
      write(JSON.stringify(line));
    });
    door(request, response);
  };
}

function mayBeNamed(path: string): boolean {
  return readPath.test(path) && (path.match(/\d/g) ?? []).length < digitsOfNik;
}

/** The first word of `Hit from cloudfront`; a door that keeps nothing says nothing, and then each answer is the API's. */
function resultOf(cache: unknown, status: number): string {
  const [word = ''] = typeof cache === 'string' ? cache.split(' ', 1) : [];
  if (word !== '') return word;
  return status >= 400 ? 'Error' : 'Miss';
}
