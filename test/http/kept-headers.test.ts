import { describe, expect, test } from 'vitest';
import { keptHeaders } from '../../functions/http/kept-headers.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { principalOf } from '../fakes/principals.ts';

describe('what an answer says to the front door', () => {
  test('is half a minute for content and links that may be kept, and nothing to browsers', () => {
    const told = { 'Cache-Control': 'max-age=0, s-maxage=30, must-revalidate' };
    expect(keptHeaders({ status: 200, kept: true }, anonymous)).toEqual(told);
    expect(keptHeaders({ status: 302, kept: true }, anonymous)).toEqual(told);
  });

  test.each([
    ['that did not say so', { status: 200 }, anonymous],
    ['to somebody with a token', { status: 200, kept: true }, principalOf('operator')],
    ['to an account with no kind', { status: 200, kept: true }, principalOf('signed-in')],
    ['of work that goes on', { status: 202, kept: true }, anonymous],
    ['that leads elsewhere for good', { status: 308, kept: true }, anonymous],
  ] as const)('is nothing of an answer %s', (_what, answer, principal) => {
    expect(keptHeaders(answer, principal)).toEqual({});
  });
});
