import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { citySchema } from '../../cities/city.ts';
import { qrCode } from '../../functions/qr-code/qr-code.ts';
import { cityOf, readCity, WrongCity } from '../../lib/read-city.ts';

const city = readCity('kota-tangerang');
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000';
const provider = { issuer: 'https://masuk.example.id', clientId: 'portal', audience: 'https://data.example.id' };
const parse = (changes: Readonly<Record<string, unknown>>) =>
  citySchema.safeParse({ ...city, identityProvider: { ...provider, ...changes } });

test('a public address that does not fit the QR code of minutes is refused, and says why', () => {
  const of = (length: number) => citySchema.safeParse({ ...city, certificateArn, publicUrl: `https://${'a'.repeat(length - 14)}.go.id` });
  const printed = (length: number) => qrCode(`${'a'.repeat(length)}/periksa/${'7'.repeat(20)}`);
  expect([of(77).success, of(78).success]).toEqual([true, false]);
  expect(() => printed(77)).not.toThrow();
  expect(() => printed(78)).toThrow('too long');
  expect(of(78).error?.issues[0]?.message).toMatch(/^may have 77 characters: .*QR code/);
});

describe('a login service of the city’s own', () => {
  test('lists groups under `groups` and names people under `name` unless told otherwise', () => {
    expect(parse({}).data?.identityProvider).toEqual({ ...provider, groupsClaim: 'groups', nameClaim: 'name' });
    expect(parse({ groupsClaim: 'peran', nameClaim: 'nama' }).data?.identityProvider).toMatchObject({
      groupsClaim: 'peran',
      nameClaim: 'nama',
    });
  });

  test('needs an audience that is not the client, and says why', () => {
    const [issue] = parse({ audience: 'portal' }).error?.issues ?? [];
    expect(issue?.path).toEqual(['identityProvider', 'audience']);
    expect(issue?.message).toMatch(/^must differ from clientId: .*ID tokens would pass for access tokens/);
    expect(parse({ audience: undefined }).success).toBe(false);
    expect(parse({ audience: '' }).success).toBe(false);
  });

  test.each(['issuer', 'jwksUri', 'signInOrigin'])('has its %s at an https address', (name) => {
    expect(parse({ [name]: 'https://masuk.example.id/x' }).success).toBe(true);
    for (const address of ['http://masuk.example.id', 'ftp://masuk.example.id', 'file:///etc/passwd', 'masuk.example.id'])
      expect(parse({ [name]: address }).error?.issues[0]?.message).toBe('must be an https address');
  });

  test.each(['clientId', 'groupsClaim', 'nameClaim'])('refuses an empty %s', (name) => {
    expect(parse({ [name]: '' }).success).toBe(false);
  });

  test('may ask more at sign-in, but not what binds the answer to the portal', () => {
    const signInParameters = { scope: 'openid profile offline_access', resource: 'https://data.example.id' };
    expect(parse({ signInParameters }).data?.identityProvider?.signInParameters).toEqual(signInParameters);
    for (const name of ['response_type', 'client_id', 'redirect_uri', 'state', 'nonce', 'code_challenge', 'code_challenge_method']) {
      const [issue] = parse({ signInParameters: { [name]: 'x' } }).error?.issues ?? [];
      expect(issue).toMatchObject({ path: ['identityProvider', 'signInParameters'], message: expect.stringContaining(name) });
    }
    expect(parse({ signInParameters: { scope: '' } }).success).toBe(false);
  });

  test('refuses a misspelt setting, and the issuer of older files', () => {
    expect(parse({ jwksURI: 'https://masuk.example.id/keys' }).success).toBe(false);
    expect(citySchema.safeParse({ ...city, issuer: 'https://masuk.example.id' }).success).toBe(false);
  });
});

describe('a wrong city file', () => {
  const wrong = (text: string) => {
    try {
      cityOf('cities/x.json', text);
    } catch (error) {
      return error instanceof WrongCity ? error.message : 'a fault';
    }
    return 'nothing';
  };

  test('is told in one sentence that names each setting and why', () => {
    const identityProvider = { ...provider, issuer: 'http://masuk.example.id', audience: 'portal', jwksURI: 'x' };
    const said = wrong(JSON.stringify({ ...city, identityProvider }));
    expect(said).toMatch(/^cities\/x\.json is wrong \(docs\/settings\.md\): identityProvider\.issuer: must be an https address; /);
    expect(said).toContain('jwksURI');
    expect(said.split('\n')).toHaveLength(1);
    expect(wrong('{')).toMatch(/^cities\/x\.json is no JSON: /);
    expect(() => readCity('tidak-ada')).toThrow('There is no cities/tidak-ada.json');
  });
});

describe('whom the public writes to', () => {
  const contact = (address: string) => citySchema.safeParse({ ...city, contact: { walidata: address } });

  test('is an e-mail address or an https page, and nobody unless it is said', () => {
    expect(city.contact).toEqual({});
    for (const address of ['walidata@example.go.id', 'https://example.go.id/kontak']) expect(contact(address).success).toBe(true);
    for (const address of ['http://example.go.id', 'javascript:alert(1)', 'Kominfo', '']) {
      expect(contact(address).error?.issues[0]?.message).toBe('must be an e-mail address or an https address');
    }
  });
});

describe('who is looked up, and by which agreement', () => {
  const issuesOf = (changes: Readonly<Record<string, unknown>>) =>
    (citySchema.safeParse({ ...city, ...changes }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);
  const agreement = { number: 'PKS 1', until: '2027-12-31', elements: ['name', 'birth-date', 'status'], purposes: ['pengaduan'] };

  test('names ids that the file has', () => {
    expect(issuesOf({ registerAgreement: agreement, registerOpd: 'dinsos', safetyLockOpds: ['dinsos'] })).toEqual([]);
    expect(issuesOf({ registerAgreement: { ...agreement, purposes: ['pengaduan', 'pengadauan'] } })).toEqual([
      ['registerAgreement.purposes.1', 'must be an id of purposes; there is no pengadauan'],
    ]);
    expect(issuesOf({ registerOpd: 'disdukcapli', safetyLockOpds: ['dp3ap2kb', 'banten'] })).toEqual([
      ['registerOpd', 'must be an id of opds; there is no disdukcapli'],
      ['safetyLockOpds.1', 'must be an id of opds; there is no banten'],
    ]);
  });

  test('names for findings a purpose that says how people learn of a look', () => {
    const lookUp = { answer: 'rows', receipt: { is: 'shown' } };
    const purposes = [
      { id: 'bantuan', name: 'Bantuan', lookUp },
      { id: 'lain', name: 'Lain' },
    ];
    const named = (findingsPurpose: string) => issuesOf({ purposes, findingsPurpose, registerAgreement: undefined });
    expect(named('bantuan')).toEqual([]);
    expect(named('lain')).toEqual([['findingsPurpose', 'must be a purpose with a lookUp']]);
    expect(named('bantaun')).toEqual([['findingsPurpose', 'must be an id of purposes; there is no bantaun']]);
  });

  test('excludes no programme from itself', () => {
    expect(issuesOf({ exclusiveProgrammes: [['penerima-pkh', 'penerima-pkh']] })).toEqual([
      ['exclusiveProgrammes.0', 'must name two programmes'],
    ]);
  });

  test('is all said in docs/settings.md', () => {
    const told = readFileSync(new URL('../../docs/settings.md', import.meta.url), 'utf8');
    const looked = city.purposes.flatMap(({ lookUp = {} }) => Object.keys(lookUp));
    const names = [...Object.keys(city), ...Object.keys(city.registerAgreement ?? {}), ...looked];
    expect(names.filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });
});
