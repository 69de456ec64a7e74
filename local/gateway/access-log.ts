import type { RequestContext } from './request.ts';

/** How a request ended, beside what was known of it before. */
export type Ending = {
  readonly status: number;
  readonly bytes: number;
  readonly milliseconds: number;
  /** The type of the gateway's own response, where it was one. */
  readonly responseType?: string;
};

/** One line of the stage's access log: its format with each `$context` variable filled in, `-` where there is none, as API Gateway writes it. */
export function accessLine(format: string, context: RequestContext, { status, bytes, milliseconds, responseType }: Ending): string {
  const known: unknown = {
    ...context,
    status,
    responseLength: bytes,
    responseLatency: milliseconds,
    error: responseType === undefined ? {} : { responseType },
  };
  return format.replace(/\$context((?:\.\w+)+)/g, (_match, path: string) => text(valueAt(known, path.slice(1).split('.'))));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (within, name) =>
      typeof within === 'object' && within !== null ? Object.entries(within).find(([key]) => key === name)?.[1] : undefined,
    value,
  );
}

// Escaped as inside a JSON text, which every format of ours is made of: a user agent may hold quotes.
function text(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value).slice(1, -1);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '-';
}
