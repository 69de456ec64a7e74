import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { citySchema, deploymentNameOf, stageOf } from '../../cities/city.ts';
import { partsOfCity } from '../../cities/deployment.ts';
import { cityOf, readCity, WrongCity } from '../../lib/read-city.ts';
import { satuDataApp } from '../../lib/stacks/satu-data-app.ts';
import { cityStacks, everySetting } from '../lib/city-template.ts';

const city = readCity('kota-tangerang');
const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-000000000000';
const publicUrl = 'https://data.example.id';
const ofCloudFront = 'https://d111111abcdef8.cloudfront.net';

/** What is wrong with the city file with these changes: each setting, and why. */
const issuesOf = (changes: Readonly<Record<string, unknown>>) =>
  (citySchema.safeParse({ ...city, ...changes }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]);

describe('the address of a city', () => {
  test('with a host of its own is refused without a certificate, which CloudFront needs to serve it', () => {
    expect(issuesOf({ publicUrl })).toEqual([['publicUrl', expect.stringContaining('needs certificateArn')]]);
    expect(issuesOf({ publicUrl, certificateArn })).toEqual([]);
  });

  test('may be CloudFront’s, or come later; a certificate is for neither', () => {
    expect([issuesOf({}), issuesOf({ publicUrl: ofCloudFront })]).toEqual([[], []]);
    expect(issuesOf({ certificateArn })).toEqual([['certificateArn', expect.stringContaining('needs publicUrl')]]);
    expect(issuesOf({ publicUrl: ofCloudFront, certificateArn })).toEqual([
      ['certificateArn', expect.stringContaining('one of CloudFront’s')],
    ]);
  });
});

describe('the address of a city, which others are put together from,', () => {
  test.each([
    'http://data.example.id',
    'https://data.example.id/',
    'https://data.example.id/portal',
    'https://data.example.id?x=1',
    'https://data.example.id#x',
    'ftp://data.example.id',
    'data.example.id',
  ])('is not %s', (address) => {
    expect(issuesOf({ publicUrl: address, certificateArn })).toContainEqual([
      'publicUrl',
      expect.stringMatching(/^must be https:\/\/ and a host/),
    ]);
    expect(issuesOf({ stages: { uji: { publicUrl: address, certificateArn } } })).toContainEqual([
      'stages.uji.publicUrl',
      expect.stringMatching(/^must be https:\/\/ and a host/),
    ]);
  });
});

test('the file of a city is called by its id, so that no copied file changes the stacks of another city', async () => {
  const projectRoot = mkdtempSync(join(tmpdir(), 'satudata-cities-'));
  try {
    mkdirSync(join(projectRoot, 'cities'));
    for (const [file, id] of [
      ['kota-lain', 'kota-tangerang'],
      ['kota-contoh', 'kota-contoh'],
    ])
      writeFileSync(join(projectRoot, 'cities', `${file}.json`), JSON.stringify({ ...city, id }));
    vi.resetModules();
    vi.doMock('../../lib/project-root.ts', () => ({ projectRoot }));
    const { readCity: read, WrongCity: Wrong } = await import('../../lib/read-city.ts');
    expect(read('kota-contoh').id).toBe('kota-contoh');
    expect(() => read('kota-lain')).toThrow(Wrong);
    expect(() => read('kota-lain')).toThrow(
      'cities/kota-lain.json is wrong (docs/settings.md): id: must be kota-lain, as the file is called, and is kota-tangerang',
    );
  } finally {
    vi.doUnmock('../../lib/project-root.ts');
    rmSync(projectRoot, { recursive: true });
  }
});

describe('a stage of a city', () => {
  const stages = { uji: { publicUrl: 'https://data-uji.example.id', certificateArn, alarmEmail: 'uji@example.id' } };
  const copies = { vaultArn: 'arn:aws:backup:ap-southeast-3:111122223333:backup-vault:satu-data' };
  const whole = citySchema.parse({
    ...city,
    publicUrl,
    certificateArn,
    alarmEmail: 'walidata@example.id',
    licence: 'CC-BY-4.0',
    stages,
  });

  test('has what it says, the rest from the city, and neither its address nor its front door', () => {
    expect(stageOf(whole, 'uji')).toEqual({
      ...whole,
      ...stages.uji,
      frontDoor: undefined,
      firewallArn: undefined,
      stages: {},
      stage: 'uji',
    });
    const bare = citySchema.parse({ ...whole, stages: { coba: {} } });
    expect(stageOf(bare, 'coba')).toMatchObject({ publicUrl: undefined, certificateArn: undefined, licence: 'CC-BY-4.0' });
    const watched = citySchema.parse({ ...whole, canary: { everyMinutes: 5 }, copies, stages: { coba: {}, salin: { copies } } });
    expect(stageOf(watched, 'coba')).toMatchObject({ canary: undefined, copies: undefined });
    expect(stageOf(watched, 'salin')).toMatchObject({ canary: undefined, copies });
    expect([stageOf(whole, 'lain'), stageOf(whole, 'constructor')]).toEqual([undefined, undefined]);
  });

  test('is what the functions read beside their code', () => {
    const stage = JSON.parse(JSON.stringify(stageOf(whole, 'uji')));
    expect(citySchema.parse(stage)).toMatchObject({ stage: 'uji', publicUrl: 'https://data-uji.example.id' });
  });

  test('is checked as the city is, with its place', () => {
    expect(issuesOf({ stages: { uji: { publicUrl } } })).toEqual([
      ['stages.uji.publicUrl', expect.stringContaining('needs certificateArn')],
    ]);
    expect(issuesOf({ stages: { uji: { opds: [] } } })).toEqual([['stages.uji', expect.stringContaining('opds')]]);
    expect(issuesOf({ publicUrl, certificateArn, stages: { uji: { publicUrl, certificateArn } } })).toEqual([
      ['stages.uji.publicUrl', 'must differ from that of the other deployments'],
    ]);
  });

  test('has no token of another deployment’s: a client and an audience of its own, or it is refused', () => {
    const identityProvider = { issuer: 'https://masuk.example.id', clientId: 'portal', audience: 'https://data.example.id' };
    const ofUji = { ...identityProvider, clientId: 'portal-uji', audience: 'https://data-uji.example.id' };
    const of = (...providers: readonly object[]) =>
      issuesOf({
        identityProvider,
        stages: Object.fromEntries(providers.map((changes, place) => [`uji${place}`, { identityProvider: { ...ofUji, ...changes } }])),
      });
    expect(of({})).toEqual([]);
    expect(issuesOf({ stages: { uji: { identityProvider: ofUji } } })).toEqual([]);
    expect(issuesOf({ identityProvider, stages: { uji: {} } })).toEqual([
      ['stages.uji.identityProvider', expect.stringContaining('a token for the one would be valid in the other')],
    ]);
    const told = (setting: string, whose: string) => [
      [`stages.${setting}`, `must be neither client nor audience of ${whose}: a token for the one would be valid in the other`],
    ];
    expect(of({ audience: identityProvider.audience })).toEqual(told('uji0.identityProvider.audience', 'the city'));
    expect(of({ clientId: identityProvider.clientId })).toEqual(told('uji0.identityProvider.clientId', 'the city'));
    // An ID token of the one bears its client, which would be the audience of the other.
    expect(of({ clientId: identityProvider.audience })).toEqual(told('uji0.identityProvider.clientId', 'the city'));
    expect(of({ audience: identityProvider.clientId })).toEqual(told('uji0.identityProvider.audience', 'the city'));
    expect(of({}, { clientId: 'portal-coba' })).toEqual(told('uji1.identityProvider.audience', 'the stage uji0'));
  });

  test('is called so that no stack of one deployment bears the name of another’s', () => {
    expect([deploymentNameOf(whole), deploymentNameOf({ id: 'kota', stage: 'uji' })]).toEqual(['kota-tangerang', 'kota-uji']);
    for (const name of ['uji-dua', 'Uji', 'x', '1uji']) expect(issuesOf({ stages: { [name]: {} } })).not.toEqual([]);
    const first = `satu-data-${deploymentNameOf(city)}`;
    const parts = cityStacks(everySetting).all.flatMap(({ stackName }) =>
      stackName === first ? [] : [stackName.slice(`${first}-`.length)],
    );
    expect(parts.toSorted()).toEqual([...partsOfCity].sort());
    for (const part of parts) {
      expect(issuesOf({ stages: { [part]: {} } }), part).not.toEqual([]);
      expect(issuesOf({ id: `kota-${part}` }), part).toEqual([['id', expect.stringContaining('must not end in')]]);
    }
    expect(issuesOf({ id: 'k'.repeat(35) })).toEqual([]);
    expect(issuesOf({ id: 'k'.repeat(32), stages })).toEqual([['id', expect.stringContaining('more than 35 characters')]]);
  });

  test('is chosen by its name, never in the file', () => {
    expect(() => readCity('kota-tangerang', 'uji')).toThrow('cities/kota-tangerang.json has no stage uji; its stages are: none');
    expect(() => cityOf('cities/x.json', JSON.stringify({ ...city, stage: 'uji' }))).toThrow(WrongCity);
  });
});

test('the CDK’s command line deploys no city that nobody chose', () => {
  const directory = mkdtempSync(join(tmpdir(), 'satudata-no-city-'));
  try {
    const settings = { outdir: join(directory, 'cdk.out'), buildDirectory: join(directory, 'build'), nag: false, platform: 'linux-x64' };
    expect(() => satuDataApp({ ...settings, mustChoose: true })).toThrow(
      new WrongCity('Say which city: -c city=<id>, of cities/<id>.json'),
    );
  } finally {
    rmSync(directory, { recursive: true });
  }
});
