import { beforeEach, describe, expect, test } from 'vitest';
import { aGrant } from '../../fakes/grants.ts';
import { areas, findingsCity, head, operator, otherHead, steward } from './findings-city.ts';

const nik = {
  alive: '3671010105800001',
  dead: '3671014506820002',
  both: '3671010707850003',
  nobody: '3671014808820004',
  astray: '3671010909900005',
  head: '3671011010700006',
  sister: '3671015111750007',
} as const;
const [cardOfHead, others] = ['3671010101109902', '3671010101109901'];
const outside = { code: '36.71.14.1001', name: 'Sukamakmur' };

type City = ReturnType<typeof findingsCity>;
let city: City;

async function builtCity(): Promise<City> {
  const built = findingsCity();
  await built.register([
    { nik: nik.alive, kk: others },
    { nik: nik.dead, kk: others, status: 'Meninggal', since: '2026-03-01' },
    { nik: nik.both, kk: others },
    { nik: nik.astray, kk: others },
    { nik: nik.head, kk: cardOfHead },
    { nik: nik.sister, kk: cardOfHead, status: 'Meninggal', since: '2026-03-01' },
  ]);
  const listed = [nik.alive, nik.dead, nik.both, nik.nobody, nik.sister].map((one) => ({ nik: one }));
  await built.list('pkh', '2026-Q3', [...listed, { nik: nik.astray, ...outside }]);
  await built.list('blt', '2026-08', [{ nik: nik.both }]);
  await built.bind('dinsos-pj', nik.head);
  await built.count();
  return built;
}

beforeEach(async () => {
  city = await builtCity();
});

const counts = (body: { items: { kind: string; dataset: { datasetId: string }; persons: number }[] }) =>
  Object.fromEntries(body.items.map(({ kind, dataset: { datasetId }, persons }) => [`${datasetId}/${kind}`, persons]));
const idOf = async (kind: string, datasetId = 'pkh'): Promise<string> =>
  (await city.findings.get(datasetId))?.findings.find((one) => one.kind === kind)?.findingId ?? 'none';
const niksIn = (text: string) => Object.entries(nik).flatMap(([name, number]) => (text.includes(number) ? [name] : []));
/** What the lists tell without the register. */
const listsAlone = { 'pkh/exclusive': 1, 'pkh/no-kelurahan': 1 };
const all = { 'pkh/deceased': 2, 'pkh/exclusive': 1, 'pkh/no-kelurahan': 1, 'pkh/unknown': 1 };

describe('the list of findings', () => {
  test('tells steward and owning head numbers of each kind, worded as suspicions, and nobody', async () => {
    for (const who of [steward, head]) {
      const { status, body, text } = await city.listed(who);
      expect([status, counts(body)]).toEqual([200, all]);
      expect(body.caution).toContain('bukan satu-satunya dasar menghentikan bantuan');
      for (const { title, due, isOverdue } of body.items)
        expect([title, due, isOverdue]).toEqual([expect.stringMatching(/^Dugaan /), '2026-09-29', false]);
      expect(niksIn(text)).toEqual([]);
    }
  });

  test('is one finding of two programmes where one OPD owns both, and each owner’s own where two do', async () => {
    expect(await idOf('exclusive', 'blt')).toBe('none');
    const blt = await city.datasets.get('blt');
    if (blt) city.datasets.put({ ...blt, opdId: 'dinkes', revision: blt.revision + 1 });
    await city.count();
    expect(counts((await city.listed(steward)).body)).toEqual({ ...all, 'blt/exclusive': 1 });
  });

  test('is of the own lists for a head, and for nobody else', async () => {
    expect((await city.listed(otherHead)).body).toMatchObject({ items: [] });
    expect((await city.listed(operator)).status).toBe(403);
  });

  test('says nothing of a list that is held or withdrawn, nor of a programme that the head may not see', async () => {
    await city.list('blt', '2026-09', [{ nik: nik.both }], 'dinkes');
    const blt = await city.datasets.get('blt');
    if (blt) city.datasets.put({ ...blt, opdId: 'dinkes', revision: blt.revision + 1 });
    await city.count();
    expect(counts((await city.listed(head)).body)).toEqual({ 'pkh/deceased': 2, 'pkh/no-kelurahan': 1, 'pkh/unknown': 1 });
    expect(counts((await city.listed(steward)).body)).toMatchObject({ 'pkh/exclusive': 1 });
    const pkh = await city.datasets.get('pkh');
    if (pkh) city.datasets.put({ ...pkh, hold: { at: '2026-09-15T05:00:00.000Z', by: 'x', reason: 'uji' }, revision: pkh.revision + 1 });
    expect(counts((await city.listed(head)).body)).toEqual({});
  });

  test('leaves out, past the end of the register’s agreement, what the register told, and says why; the count then forgets it', async () => {
    city.at('2028-01-02');
    const { body } = await city.listed(steward);
    expect(counts(body)).toEqual(listsAlone);
    expect(body.notices).toEqual([expect.stringContaining('119/PKS/2026 berakhir 31 Desember 2027')]);
    expect(await city.count()).toMatchObject({ withRegister: 'no' });
    expect((await city.findings.get('pkh'))?.findings.map(({ kind }) => kind).sort()).toEqual(['exclusive', 'no-kelurahan']);
  });

  test('is empty where the city has no purpose for it', async () => {
    city.settings.findingsPurpose = undefined;
    expect((await city.listed(steward)).body).toMatchObject({ items: [], notices: [expect.stringContaining('belum menetapkan tujuan')] });
    expect(await city.count()).toEqual({ lists: 0, findings: 0, withRegister: 'no' });
    expect(await city.findings.list()).toEqual([]);
  });

  test('says of what lists tell by themselves the same, whoever is under a lock', async () => {
    const before = counts((await city.listed(steward)).body);
    for (const one of Object.values(nik)) await city.lock(one);
    await city.count();
    expect(before).toMatchObject(listsAlone);
    expect(counts((await city.listed(steward)).body)).toEqual(listsAlone);
    expect(niksIn((await city.open('pkh', await idOf('exclusive'), head)).text)).toEqual(['both']);
    expect(city.looks.matches.at(-1)?.persons).toEqual([city.hashOf(nik.both)]);
  });

  test('counts of what the register told nobody under a safety lock, and no list that never appears', async () => {
    for (const one of [nik.nobody, nik.dead]) await city.lock(one);
    await city.count();
    expect(counts((await city.listed(steward)).body)).toEqual({ ...listsAlone, 'pkh/deceased': 1 });
    await city.appear('pkh', { show: 'never' });
    await city.count();
    expect((await city.listed(steward)).body.items).toEqual([]);
  });

  test('is counted although what was found of another list, which is none any more, can’t be removed; the run fails in the end', async () => {
    await city.appear('blt', { show: 'never' });
    city.findings.drop = () => Promise.reject(new Error('throttled'));
    city.at('2026-10-01');
    await expect(city.count()).rejects.toBeInstanceOf(AggregateError);
    expect(city.failures).toHaveLength(1);
    expect((await city.findings.get('pkh'))?.countedAt).toContain('2026-10-01');
  });
});

describe('a finding that is opened', () => {
  test('shows its owner each person’s row of the list, nothing of the register, and gives everybody shown a receipt first', async () => {
    const answer = await city.open('pkh', await idOf('deceased'), head);
    expect(answer.status, answer.text).toBe(200);
    expect(niksIn(answer.text)).toEqual(['dead']);
    expect(answer.text).not.toContain('2026-03-01');
    expect(answer.body.sections).toMatchObject([{ datasetId: 'pkh', rows: [{ period: '2026-Q3', cells: { nik: nik.dead } }] }]);
    expect(city.looks.matches).toEqual([
      {
        look: expect.objectContaining({
          ...{ kind: 'finding', viewer: 'dinsos-pj', institution: 'dinsos', purpose: 'verifikasi' },
          reason: 'Memeriksa daftar sebelum penyaluran',
          caseNumber: `temuan ${await idOf('deceased')}`,
          shown: [
            { datasetId: 'pkh', opdId: 'dinsos' },
            { datasetId: 'register', opdId: 'disdukcapil' },
          ],
        }),
        persons: [city.hashOf(nik.dead)],
      },
    ]);
  });

  test('shows the rows of both programmes, of who is not registered and of who lives in no kelurahan', async () => {
    const both = await city.open('pkh', await idOf('exclusive'), head);
    expect(both.body.sections.map(({ datasetId }: { datasetId: string }) => datasetId).sort()).toEqual(['blt', 'pkh']);
    expect(niksIn(both.text)).toEqual(['both']);
    expect(niksIn((await city.open('pkh', await idOf('unknown'), head)).text)).toEqual(['nobody']);
    const astray = await city.open('pkh', await idOf('no-kelurahan'), head);
    expect([niksIn(astray.text), astray.text.includes(outside.code), astray.text.includes(areas[0].code)]).toEqual([
      ['astray'],
      true,
      false,
    ]);
  });

  test('shows nobody who is under a lock since it was counted, and says no number that would tell', async () => {
    const findingId = await idOf('deceased');
    await city.lock(nik.dead);
    const answer = await city.open('pkh', findingId, head);
    expect([answer.status, niksIn(answer.text), answer.body.sections]).toEqual([200, [], []]);
    expect(city.looks.matches.at(-1)?.persons).toEqual([]);
    expect(answer.text).not.toMatch(/"persons"/);
  });

  test('is for the owner and the holder of a whole grant, not for the steward or another OPD', async () => {
    const findingId = await idOf('unknown');
    expect((await city.open('pkh', findingId, steward)).status).toBe(403);
    expect((await city.open('pkh', findingId, otherHead)).status).toBe(404);
    expect((await city.open('pkh', await idOf('no-kelurahan'), operator)).status).toBe(200);
    const pkh = await city.datasets.get('pkh');
    if (pkh) city.datasets.put({ ...pkh, access: 'limited', sharing: 'by-request', revision: pkh.revision + 1 });
    await city.bind('dinkes-pj', nik.alive);
    expect((await city.open('pkh', findingId, otherHead)).status).toBe(403);
    const grant = aGrant({ institution: 'dinkes', datasetId: 'pkh', until: '2026-12-31T00:00:00.000Z' });
    city.grants.push({ ...grant, columns: ['nik'] });
    expect((await city.open('pkh', findingId, otherHead)).status).toBe(403);
    city.grants.splice(0, 1, grant);
    expect(niksIn((await city.open('pkh', findingId, otherHead)).text)).toEqual(['nobody']);
    // Of the other programme's list they hold no grant.
    expect((await city.open('pkh', await idOf('exclusive'), otherHead)).status).toBe(404);
  });

  test('is refused in words: past the agreement, to an account of nobody, of an unknown finding, where the receipt can’t be written', async () => {
    const findingId = await idOf('unknown');
    const unbound = { ...head, sub: 'dinsos-pj-lain' };
    expect(await city.open('pkh', findingId, unbound)).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('harus terikat') },
    });
    expect(await city.open('pkh', '01KF0000000000000000000ZZZ', head)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('Temuan') },
    });
    city.looks.failing = true;
    expect(await city.open('pkh', findingId, head)).toMatchObject({ status: 503 });
    city.looks.failing = false;
    city.at('2028-01-02');
    const after = await city.open('pkh', findingId, head);
    expect([after.status, niksIn(after.text), after.body.detail]).toEqual([403, [], expect.stringContaining('119/PKS/2026 berakhir')]);
    expect((await city.judge('pkh', findingId, head)).status).toBe(403);
    expect(city.looks.matches).toEqual([]);
  });

  test('shows nobody to a reader whose own family the register can’t say', async () => {
    await city.register([
      { nik: nik.dead, kk: others, status: 'Meninggal', since: '2026-03-01' },
      { nik: nik.head, kk: cardOfHead, name: '' },
    ]);
    await city.count();
    const answer = await city.open('pkh', await idOf('deceased'), head);
    expect([answer.status, answer.body.detail]).toEqual([403, expect.stringContaining('tidak terbaca')]);
    expect(city.looks.matches).toEqual([]);
  });

  test('is marked for the Inspektorat where an official is among those shown', async () => {
    await city.open('pkh', await idOf('unknown'), head);
    city.accounts.holders.set(city.hashOf(nik.dead), 'stranger');
    city.accounts.states.set('stranger', { sub: 'stranger', groups: ['operator:dinkes'], revision: 1 });
    await city.open('pkh', await idOf('deceased'), head);
    expect(city.looks.matches.map(({ look }) => look.ofOfficial)).toEqual([undefined, true]);
  });

  test('leaves one receipt, whatever changes behind it', async () => {
    const append = city.looks.appendMatched.bind(city.looks);
    let isFirst = true;
    city.looks.appendMatched = async (look, persons) => {
      await append(look, persons);
      const pkh = await city.datasets.get('pkh');
      if (isFirst && pkh) city.datasets.put({ ...pkh, revision: pkh.revision + 1 });
      isFirst = false;
    };
    expect((await city.open('pkh', await idOf('deceased'), head)).status).toBe(200);
    expect(new Set(city.looks.matches.map(({ look }) => look.lookId)).size).toBe(1);
  });

  test('is 409 once another version is published, until it is counted again', async () => {
    const findingId = await idOf('unknown');
    await city.list('pkh', '2026-Q3', [{ nik: nik.nobody }]);
    expect(await city.open('pkh', findingId, head)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('setiap malam') },
    });
    await city.count();
    expect((await city.open('pkh', findingId, head)).status).toBe(200);
  });
});

describe('a verdict', () => {
  test('is the owner’s, once: the same again changes nothing, another is 409, and others are refused', async () => {
    const findingId = await idOf('unknown');
    expect((await city.judge('pkh', findingId, steward)).status).toBe(403);
    expect((await city.judge('pkh', findingId, operator)).status).toBe(403);
    const given = await city.judge('pkh', findingId, head);
    expect(given).toMatchObject({ status: 200, body: { verdict: 'corrected', note: 'Sudah dikeluarkan', by: 'dinsos-pj' } });
    expect((await city.judge('pkh', findingId, head)).body).toEqual(given.body);
    expect((await city.judge('pkh', findingId, head, { verdict: 'unfounded', note: 'Keliru' })).status).toBe(409);
    const { body } = await city.listed(steward);
    expect(body.items.at(-1)).toMatchObject({ kind: 'unknown', verdict: { verdict: 'corrected', name: 'Kepala Dinsos' } });
  });

  test('takes no note that names a NIK', async () => {
    const named = await city.judge('pkh', await idOf('unknown'), head, { verdict: 'corrected', note: `${nik.nobody} sudah dikeluarkan` });
    expect([named.status, niksIn(named.text)]).toEqual([400, []]);
  });

  test('is late after its day, which a new delivery does not move; late ones are told first', async () => {
    city.at('2026-09-25');
    await city.list('pkh', '2026-Q3', [{ nik: nik.nobody }, { nik: nik.alive, ...outside }]);
    await city.count();
    city.at('2026-09-30');
    const { body } = await city.listed(steward);
    expect(body.items.map(({ kind, due, isOverdue }: { kind: string; due: string; isOverdue: boolean }) => [kind, due, isOverdue])).toEqual(
      [
        ['no-kelurahan', '2026-09-29', true],
        ['unknown', '2026-09-29', true],
      ],
    );
  });

  test('stands while the same versions are compared, and is asked for anew with the next that still has the suspicion', async () => {
    const findingId = await idOf('unknown');
    await city.judge('pkh', findingId, head);
    city.at('2026-09-20');
    await city.count();
    expect(await idOf('unknown')).toBe(findingId);
    await city.list('pkh', '2026-Q3', [{ nik: nik.nobody }]);
    await city.count();
    const { body } = await city.listed(head);
    expect(body.items).toMatchObject([{ kind: 'unknown', due: '2026-10-04' }]);
    expect(body.items[0].findingId).not.toBe(findingId);
    expect(body.items[0].verdict).toBeUndefined();
  });
});
