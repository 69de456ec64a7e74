import { describe, expect, test } from 'vitest';
import { answersQuestion, codeOf, nameIn, readQuestion, safeReturn } from '../../web/session/sign-in-answer.ts';

const expected = { issuer: 'https://masuk.example.id/pool', clientId: 'portal' };
const question = { verifier: 'v', state: 's', nonce: 'n', returnTo: '/kerja' };
const idToken = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.x`;
const good = { iss: expected.issuer, aud: 'portal', nonce: 'n', name: 'Dinas Kesehatan – Ñ' };

describe('an answer of the login service', () => {
  test('gives its code when it is to this question', () => {
    expect(codeOf(new URLSearchParams({ code: 'c', state: 's' }), question, expected)).toBe('c');
    expect(codeOf(new URLSearchParams({ code: 'c', state: 's', iss: expected.issuer }), question, expected)).toBe('c');
  });

  test.each([
    ['another state', { code: 'c', state: 'x' }],
    ['no state', { code: 'c' }],
    ['another issuer', { code: 'c', state: 's', iss: 'https://evil.example' }],
    ['no code', { state: 's' }],
  ])('gives none with %s', (_what, query: Record<string, string>) => {
    expect(codeOf(new URLSearchParams(query), question, expected)).toBeUndefined();
  });

  test('is believed with an ID token from the issuer, for this client, with the nonce', () => {
    expect(answersQuestion(idToken(good), question, expected)).toBe(true);
    expect(answersQuestion(idToken({ ...good, aud: ['other', 'portal'] }), question, expected)).toBe(true);
  });

  test.each([
    ['of another sign-in', idToken({ ...good, nonce: 'm' })],
    ['without a nonce', idToken({ ...good, nonce: undefined })],
    ['for another client', idToken({ ...good, aud: 'other' })],
    ['of another issuer', idToken({ ...good, iss: 'https://evil.example' })],
    ['that is none', 'x.y.z'],
    ['that holds no claims', idToken(null)],
    ['that is missing', undefined],
  ])('is not believed with an ID token %s', (_what, token) => {
    expect(answersQuestion(token, question, expected)).toBe(false);
  });
});

test('the person’s name is read where the login service says one', () => {
  expect(nameIn(idToken({ name: ' Siti Rahma ' }))).toBe('Siti Rahma');
  expect([nameIn(idToken({ name: '' })), nameIn(idToken({})), nameIn(undefined), nameIn('x')]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

describe('a question that is kept', () => {
  test('is read as it was written; one without its nonce, as of an older page, is none', () => {
    expect(readQuestion(JSON.stringify(question))).toEqual(question);
    expect(readQuestion(JSON.stringify({ ...question, isQuiet: true }))).toEqual({ ...question, isQuiet: true });
    for (const text of [null, '{', 'null', JSON.stringify({ ...question, nonce: undefined }), JSON.stringify({ ...question, state: '' })])
      expect(readQuestion(text)).toBeUndefined();
  });
});

test('the way back is a path of this site', () => {
  expect(safeReturn('/kerja/dataset/posyandu-2026')).toBe('/kerja/dataset/posyandu-2026');
  for (const asked of [null, '', '/', '//evil.example', 'https://evil.example', '/\\evil', '/a?b=//c', '/masuk', '/a\n'])
    expect(safeReturn(asked)).toBe('/kerja');
});
