import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCredentials } from '../../functions/tokens/bearer-token.ts';

const token = 'aaa.bbb.ccc';
/** Header values as API Gateway hands them over: all of them, and the last. */
function headers(...values: string[]) {
  return values.length === 0
    ? { headers: {}, multiValueHeaders: {} }
    : { headers: { Authorization: values.at(-1) }, multiValueHeaders: { Authorization: values } };
}

describe('the token of a request', () => {
  test('is none without any Authorization', () => {
    expect(readCredentials(headers())).toEqual({ kind: 'none' });
    expect(readCredentials({ headers: null, multiValueHeaders: null })).toEqual({ kind: 'none' });
    expect(readCredentials({ headers: { 'X-Authorization': `Bearer ${token}`, Cookie: 'a=b' }, multiValueHeaders: null })).toEqual({
      kind: 'none',
    });
  });

  test.each(['Authorization', 'authorization', 'AUTHORIZATION'])('is read from %s', (name) => {
    const value = `Bearer ${token}`;
    expect(readCredentials({ headers: { [name]: value }, multiValueHeaders: { [name]: [value] } })).toEqual({ kind: 'bearer', token });
    expect(readCredentials({ headers: { [name]: value }, multiValueHeaders: null })).toEqual({ kind: 'bearer', token });
  });

  test('is read under a scheme of any case, as RFC 9110 has it', () => {
    expect(readCredentials(headers(`bearer ${token}`))).toEqual({ kind: 'bearer', token });
  });

  test.each([
    ['empty', ['']],
    ['a blank', [' ']],
    ['the scheme alone', ['Bearer']],
    ['the scheme and a blank', ['Bearer ']],
    ['a bare token', [token]],
    ['Basic', ['Basic dXNlcjpwYXNz']],
    ['two blanks', [`Bearer  ${token}`]],
    ['something after the token', [`Bearer ${token} x`]],
    ['comma-joined', [`Bearer ${token}, Bearer ${token}`]],
    ['comma-joined with nothing', [`Bearer ${token},`]],
    ['doubled', [`Bearer ${token}`, `Bearer ${token}`]],
    ['doubled with an empty one', ['', `Bearer ${token}`]],
    ['no signature', ['Bearer aaa.bbb.']],
    ['four parts', ['Bearer aaa.bbb.ccc.ddd']],
    ['a line break', [`Bearer ${token}\n`]],
    ['other alphabets', ['Bearer aaa.bbb.cc+/=']],
  ])('is malformed when it is %s', (_, values) => {
    expect(readCredentials(headers(...values))).toMatchObject({ kind: 'malformed' });
  });

  test('is read from either reading alone', () => {
    expect(readCredentials({ headers: null, multiValueHeaders: { Authorization: [`Bearer ${token}`] } })).toEqual({
      kind: 'bearer',
      token,
    });
    expect(readCredentials({ headers: { Authorization: `Bearer ${token}` }, multiValueHeaders: null })).toEqual({ kind: 'bearer', token });
  });

  test.each([
    ['not exactly one value', { multiValueHeaders: { Authorization: [`Bearer ${token}`, `Bearer ${token}`] } }],
    ['not exactly one value', { multiValueHeaders: { Authorization: [] } }],
    ['not exactly one value', { multiValueHeaders: { Authorization: undefined } }],
    ['not exactly one value', { headers: { Authorization: `Bearer ${token}`, authorization: `Bearer ${token}` } }],
    [
      'not exactly one value',
      {
        headers: { Authorization: `Bearer ${token}`, authorization: `Bearer ${token}` },
        multiValueHeaders: { Authorization: [`Bearer ${token}`] },
      },
    ],
    ['two readings differ', { headers: { Authorization: 'Bearer a.b.c' }, multiValueHeaders: { Authorization: [`Bearer ${token}`] } }],
    ['two readings differ', { headers: { Authorization: undefined }, multiValueHeaders: { Authorization: [`Bearer ${token}`] } }],
    ['not a bearer token', { headers: { Authorization: 'Basic eDp5' } }],
    ['not a bearer token', { headers: { Authorization: undefined } }],
  ])('is refused as %s: %j', (why, event) => {
    expect(readCredentials({ headers: null, multiValueHeaders: null, ...event })).toEqual({ kind: 'malformed', why });
  });

  test('is malformed under two spellings of the header', () => {
    const value = `Bearer ${token}`;
    expect(readCredentials({ headers: null, multiValueHeaders: { Authorization: [value], authorization: [value] } })).toMatchObject({
      kind: 'malformed',
    });
    expect(readCredentials({ headers: { Authorization: value, authorization: value }, multiValueHeaders: null })).toMatchObject({
      kind: 'malformed',
    });
  });

  test('is malformed when both readings of the header differ', () => {
    expect(
      readCredentials({ headers: { Authorization: `Bearer ${token}` }, multiValueHeaders: { Authorization: ['Bearer a.b.c'] } }),
    ).toMatchObject({ kind: 'malformed' });
    expect(readCredentials({ headers: null, multiValueHeaders: { Authorization: [] } })).toMatchObject({ kind: 'malformed' });
  });

  test('is never none once any Authorization was sent', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (values) => {
        expect(readCredentials(headers(...values)).kind).not.toBe('none');
      }),
    );
  });
});
