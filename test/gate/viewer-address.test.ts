import { describe, expect, test } from 'vitest';
import { viewerAddress } from '../../functions/gate/viewer-address.ts';

describe('the address of the one who asked the front door', () => {
  test.each([
    ['one through CloudFront', ['203.0.113.7, 192.0.2.1'], '203.0.113.7'],
    ['what the client wrote before it', ['3671010101900001, 10.0.0.1, 2001:db8::7, 192.0.2.1'], '2001:db8::7'],
    ['two headers', ['10.0.0.1', '203.0.113.7, 192.0.2.1'], '203.0.113.7'],
    ['one without the front door', ['203.0.113.7'], undefined],
    ['a NIK in its place', ['3671010101900001, 192.0.2.1'], undefined],
    ['none', [], undefined],
  ])('is of %s', (_what, values, expected) => {
    const multiValueHeaders = values.length === 0 ? {} : { 'X-Forwarded-For': values };
    const before = { 'X-Asked-For': ['198.51.100.1, 198.51.100.2'] };
    expect(viewerAddress({ headers: null, multiValueHeaders: { ...before, ...multiValueHeaders } })).toBe(expected);
    if (values.length === 1) expect(viewerAddress({ headers: { 'x-forwarded-for': values[0] }, multiValueHeaders: null })).toBe(expected);
  });
});
