import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './house.ts';

/* What an answer depends on must be what CloudFront finds it by: else one caller's answer is given to another. */
const functions = globSync('functions/**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8'),
}));

describe('what answers depend on', () => {
  test('is of Accept no kind but those that the code at the edge knows', () => {
    const code = readFileSync(join(root, 'lib/door/viewer-request.js'), 'utf8');
    const known = [...(/const kinds = \[(.*)\]/.exec(code)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, kind]) => kind);
    const asked = functions.flatMap(({ text }) =>
      [...text.matchAll(/[aA]ccept\b[^\n;]*?\.includes\('([^']+)'\)/g)].map(([, kind]) => kind),
    );
    expect([...new Set(asked)].sort()).toEqual([...known].sort());
  });

  test('is of the headers of a request none but these, each read in its own place', () => {
    const reading = functions.filter(({ text }) => /\b(event|request)\.(headers|multiValueHeaders)\b/.test(text)).map(({ file }) => file);
    expect(reading.sort()).toEqual(['functions/http/parse-call.ts', 'functions/http/serve.ts', 'functions/tokens/bearer-token.ts']);
    const texts = functions.filter(({ file }) => reading.includes(file)).map(({ text }) => text);
    const named = texts.flatMap((text) => [...text.matchAll(/header\(event, '([^']+)'\)|=== '(accept|authorization)'/g)]);
    // Idempotency-Key and If-Match belong to methods that are never kept.
    expect([...new Set(named.map(([, one, other]) => one ?? other))].sort()).toEqual([
      'accept',
      'authorization',
      'idempotency-key',
      'if-match',
    ]);
  });

  test('is nothing of who is on the line: no address, no host, no cookie', () => {
    const words = /sourceIp|x-forwarded|requestContext\.(identity|domainName)|\bcookie/i;
    const reading = functions.filter(({ text }) => words.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    // For the access log; no operation sees it.
    expect(reading.map(({ file }) => file)).toEqual(['functions/gate/viewer-address.ts']);
  });
});
