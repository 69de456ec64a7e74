import { describe, expect, test } from 'vitest';
import type { AnyAnswer } from '../../functions/http/answer.ts';
import type { Call } from '../../functions/http/call.ts';
import { minutesOperations } from '../../functions/minutes/operations.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { textOfPdf } from '../reports/text-of-pdf.ts';
import {
  account,
  after,
  announce,
  ask,
  check,
  cityOfMinutes,
  file,
  finish,
  followUp,
  letter,
  list,
  operator,
  overseer,
  params,
  quarter,
  revoke,
  sampleDeliveries,
  secretTitle,
  sent,
  steward,
  stranger,
  upload,
  within,
  write,
} from './city-of-minutes.ts';

type Told = Extract<Awaited<ReturnType<ReturnType<typeof cityOfMinutes>['operations']['getMinutes']>>, { body: object }>['body'];

type Answered = Awaited<ReturnType<ReturnType<typeof cityOfMinutes>['operations']['getMinutes']>>;

function told(answer: Answered): Told {
  if (!('body' in answer) || answer.body === undefined) throw new Error(`answered ${answer.status}: ${JSON.stringify(answer)}`);
  return answer.body;
}

/** Minutes that are final, with the number that is printed on them. */
async function finalCity() {
  const city = cityOfMinutes();
  const drafted = told(await city.operations.setMinutes(write()));
  const final = told(await city.operations.finishMinutes(finish(drafted.revision)));
  return { city, final, checkNumber: final.writings[0]?.checkNumber ?? '' };
}
const statusOf = async (answer: Promise<AnyAnswer>) => (await answer).status;
const nobody = { type: 'anonymous' } as const;

describe('what minutes count', () => {
  test('each delivery that was decided within the quarter, with versions, reasons, and checksums of open data alone', async () => {
    const { content } = told(await cityOfMinutes().operations.getMinutes(ask(steward)));
    const named = new Map(content.datasets.map((dataset) => [dataset.datasetId, dataset]));
    expect([...named.keys()]).toEqual(['rahasia', 'posyandu', 'puskesmas']);
    expect(named.get('puskesmas')).toMatchObject({
      // The first was decided on 30 September, 23.00 by the city's clock.
      results: { approved: 1, automatic: 0, unchanged: 1, returned: 0, rejected: 0 },
      versions: [2],
      checksums: [{ version: 2, period: '2026-10', sha256: '2'.repeat(64) }],
      needsFollowUp: false,
      isInAnnex: false,
    });
    expect(named.get('posyandu')).toMatchObject({
      results: { returned: 1, rejected: 1 },
      returns: [{ at: '2026-10-05T03:00:00.000Z', reasons: ['Kolom kecamatan kosong'] }],
      status: 'rejected',
      needsFollowUp: true,
      versions: [],
      checksums: [],
    });
    expect(named.get('rahasia')).toMatchObject({ results: { automatic: 1 }, versions: [1], checksums: [], isInAnnex: true });
    expect(content).toMatchObject({ quiet: 1, isOver: false });
  });

  test('nothing of a version that was withdrawn can be tried against its checksum', async () => {
    const city = cityOfMinutes();
    const [dataset] = [(await city.datasets.load(['puskesmas'])).get('puskesmas')];
    if (!dataset?.current) throw new Error('puskesmas has no version');
    const parts = (await city.manifests.get('puskesmas', 1, '01KB0000000000000000000010'))?.parts ?? [];
    const uploadId = '01KB0000000000000000000012';
    const of = { datasetId: 'puskesmas', n: 3, uploadId, standardVersion: 1, publishedAt: within.toISOString(), publishedBy: 'x' };
    await city.manifests.put({
      ...of,
      parts,
      previous: { n: dataset.current.n, uploadId: dataset.current.uploadId },
      restores: 1,
      withdraws: 2,
      reason: 'Salah hitung',
    });
    await city.datasets.replace({ ...dataset, current: { ...dataset.current, n: 3, uploadId }, revision: dataset.revision + 1 });
    const { content } = told(await city.operations.getMinutes(ask(steward)));
    expect(content.datasets.find(({ datasetId }) => datasetId === 'puskesmas')).toMatchObject({
      versions: [2, 3],
      withdrawn: [2],
      checksums: [],
    });
  });

  test('the same table is the same account, and a quarter that is over says so', async () => {
    const city = cityOfMinutes();
    const [one, other] = [await city.operations.getMinutes(ask(steward, after)), await city.operations.getMinutes(ask(steward, after))];
    expect(one).toEqual(other);
    expect(told(one).content.isOver).toBe(true);
  });

  test('every period of the quarter for which there was nothing to report, also where META has the latest alone', async () => {
    const city = cityOfMinutes();
    const by = { datasetId: 'diam', by: 'clerk', name: 'Clerk' };
    const [october, december] = ['2026-10-31T03:00:00.000Z', '2026-12-30T03:00:00.000Z'];
    await city.nihils.put({ ...by, period: '2026-09', at: '2026-09-30T03:00:00.000Z' });
    await city.nihils.put({ ...by, period: '2026-11', at: '2026-11-28T03:00:00.000Z' });
    await city.nihils.put({ ...by, period: '2026-10', at: october });
    // One that was reported before there was a log.
    const diam = await city.datasets.get('diam');
    if (diam) city.datasets.put({ ...diam, nihil: { period: '2026-12', at: december, by: 'clerk', name: 'Clerk' } });
    const nihilIn = async (period: string) => {
      const { content } = told(await city.operations.getMinutes({ ...ask(steward, after), params: { ...params, period } }));
      const found = content.datasets.find(({ datasetId }) => datasetId === 'diam');
      return [found?.results.nihil, found?.nihilPeriods];
    };
    expect(await nihilIn(quarter)).toEqual([3, ['2026-10', '2026-11', '2026-12']]);
    expect(await nihilIn('2026-Q3')).toEqual([1, ['2026-09']]);
  });

  test('of a quarter long ago without reading what came since, but the delivery by which a dataset stands now', async () => {
    const since = Array.from({ length: 900 }, (_, place) => {
      const at = new Date(Date.parse('2027-01-01T03:00:00.000Z') + place * 24 * 3_600_000);
      const uploadId = `${ulidTimeOf(at)}${'0'.repeat(16)}`;
      return { ...upload('posyandu', 0, place === 899 ? 'in-review' : 'published', at.toISOString()), uploadId };
    });
    const deliveries = sampleDeliveries();
    const city = cityOfMinutes({ ...deliveries, uploads: [...deliveries.uploads, ...since] });
    let read = 0;
    const { list } = city.uploads;
    city.uploads.list = async (...asked) => {
      const page = await list(...asked);
      read += page.items.length;
      return page;
    };
    const { content } = told(await city.operations.getMinutes(ask(steward, new Date('2029-07-01T03:00:00.000Z'))));
    expect(content.datasets.find(({ datasetId }) => datasetId === 'posyandu')).toMatchObject({
      ...{ status: 'in-review', results: { returned: 1, rejected: 1, waiting: 0, automatic: 0 } },
    });
    // Of each of the four datasets the newest, and of the eight deliveries up to the quarter all.
    expect(read).toBeLessThanOrEqual(12);
  });

  test('answers 404 for a quarter that has not begun, and for an OPD that there is none of', async () => {
    const { operations } = cityOfMinutes();
    const future: Call<'getMinutes'> = { ...ask(steward), params: { ...params, period: '2027-Q1' } };
    const strange: Call<'getMinutes'> = { ...ask(steward), params: { ...params, opdId: 'tidak-ada' } };
    expect(await Promise.all([future, strange].map((call) => statusOf(operations.getMinutes(call))))).toEqual([404, 404]);
  });
});

describe('a draft', () => {
  test('is the steward’s, seen by the OPD, and by nobody else', async () => {
    const { operations } = cityOfMinutes();
    for (const principal of [operator, overseer, stranger])
      expect(await statusOf(operations.setMinutes(write({}, within, principal)))).toBe(403);
    expect(await statusOf(operations.setMinutes(write({}, within, nobody)))).toBe(401);
    await operations.setMinutes(write());
    expect(told(await operations.getMinutes(ask(operator))).writings).toMatchObject([{ n: 1, state: 'draft', letter }]);
    expect(await statusOf(operations.getMinutes(ask(overseer)))).toBe(404);
    expect(await statusOf(operations.getMinutes(ask(stranger)))).toBe(403);
    expect(await statusOf(operations.getMinutes(ask(nobody)))).toBe(401);
    expect(await operations.listMinutes(list(overseer))).toMatchObject({
      body: { items: [{ opdId: 'dinkes' }, { opdId: 'disdukcapil' }] },
    });
    expect(JSON.stringify(await operations.listMinutes(list(overseer)))).not.toContain(letter.number);
    expect(await operations.listMinutes(list(operator))).toMatchObject({ body: { items: [{ opdId: 'dinkes', state: 'draft' }] } });
    expect(await operations.listMinutes(list(account({ kind: 'citizen' })))).toMatchObject({ body: { items: [] } });
  });

  test('takes a follow-up of the OPD’s own datasets alone, each once', async () => {
    const { operations } = cityOfMinutes();
    const strange = [{ ...followUp, datasetId: 'kependudukan' }];
    expect(await operations.setMinutes(write({ followUps: strange }))).toMatchObject({
      status: 400,
      detail: expect.stringContaining('bukan dataset dari OPD berita acara ini'),
    });
    expect(await statusOf(operations.setMinutes(write({ followUps: [followUp, followUp] })))).toBe(400);
  });

  test('is not written over one that somebody else wrote meanwhile', async () => {
    const { operations } = cityOfMinutes();
    await operations.setMinutes(write());
    expect(await statusOf(operations.setMinutes({ ...write(), ifMatch: 0 }))).toBe(412);
    expect(await statusOf(operations.setMinutes({ ...write(), ifMatch: 1 }))).toBe(200);
    expect(await statusOf(operations.finishMinutes(finish(1)))).toBe(412);
  });

  test('does not become final while it is open what follows for a dataset', async () => {
    const { operations } = cityOfMinutes();
    await operations.setMinutes(write({ followUps: [] }));
    expect(await operations.finishMinutes(finish(1))).toMatchObject({ status: 409, detail: expect.stringContaining('1 dataset') });
    await operations.setMinutes(write());
    expect(await statusOf(operations.finishMinutes(finish(2)))).toBe(200);
  });
});

describe('final minutes', () => {
  test('keep what was counted, whatever comes after', async () => {
    const { city, final } = await finalCity();
    const before = final.content;
    const dataset = (await city.datasets.load(['puskesmas'])).get('puskesmas');
    if (dataset) await city.datasets.replace({ ...dataset, title: 'Nama baru', revision: dataset.revision + 1 });
    expect(told(await city.operations.getMinutes(ask(steward, after))).content).toEqual(before);
    expect(await statusOf(city.operations.finishMinutes(finish(final.revision)))).toBe(409);
  });

  test('have a paper that everyone who reads them may read, and an annex with the rest', async () => {
    const { city, final } = await finalCity();
    const key = (name: string) => city.published.keys().find((each) => each.endsWith(name)) ?? '';
    const text = async (name: string) => textOfPdf(city.published.newest(key(name))?.bytes ?? new Uint8Array());
    const [main, annex] = [await text('naskah.pdf'), await text('lampiran.pdf')];
    expect(main).toContain('hari Senin tanggal tiga puluh November');
    for (const part of ['Puskesmas', 'Posyandu', letter.number, letter.opd.name, '2'.repeat(64), '77777-77777'])
      expect(main).toContain(part);
    expect(main).not.toContain(secretTitle);
    expect(annex).toContain(secretTitle);
    expect(annex).not.toContain('Puskesmas');
    expect(final.writings[0]?.files.map(({ file: name }) => name)).toEqual(['naskah', 'lampiran']);
    expect(city.published.keys().join()).not.toContain('rahasia');
  });

  test('are read by overseers without what they may not know of, and the annex not at all', async () => {
    const { city } = await finalCity();
    const seen = told(await city.operations.getMinutes(ask(overseer)));
    expect(JSON.stringify(seen)).not.toMatch(/rahasia/i);
    expect(seen.unseen).toBe(1);
    expect(seen.writings[0]?.files.map(({ file: name }) => name)).toEqual(['naskah']);
    expect(await statusOf(city.operations.getMinutesFile(file(overseer, 'naskah')))).toBe(200);
    expect(await statusOf(city.operations.getMinutesFile(file(overseer, 'lampiran')))).toBe(403);
    expect(await statusOf(city.operations.getMinutesFile(file(operator, 'lampiran')))).toBe(200);
    expect(await statusOf(city.operations.getMinutesFile(file(stranger, 'naskah')))).toBe(403);
    expect(await statusOf(city.operations.getMinutesFile(file(nobody, 'naskah')))).toBe(401);
  });

  test('are kept from overseers on paper once a dataset that the paper names was closed', async () => {
    const { city } = await finalCity();
    const dataset = (await city.datasets.load(['puskesmas'])).get('puskesmas');
    if (!dataset) throw new Error('puskesmas is gone');
    const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' };
    await city.datasets.replace({ ...dataset, access: 'closed', exemption, revision: dataset.revision + 1 });
    expect(await statusOf(city.operations.getMinutesFile(file(overseer, 'naskah')))).toBe(403);
    expect(await statusOf(city.operations.getMinutesFile(file(steward, 'naskah')))).toBe(200);
    expect(JSON.stringify(told(await city.operations.getMinutes(ask(overseer))))).not.toContain('Puskesmas');
  });

  test('end when later ones take their place, in the same moment', async () => {
    const { city, checkNumber } = await finalCity();
    expect(await statusOf(city.operations.setMinutes(write()))).toBe(409);
    const drafted = told(await city.operations.setMinutes(write({ replaces: 1, letter: { ...letter, number: '045/200' } })));
    expect(await city.operations.checkMinutes(check(checkNumber))).toMatchObject({ body: { status: 'stands' } });
    const next = told(await city.operations.finishMinutes(finish(drafted.revision, after)));
    expect(next.writings).toMatchObject([
      { n: 1, state: 'superseded', replacedBy: 2 },
      { n: 2, state: 'final', replaces: 1 },
    ]);
    const key = city.published.keys().findLast((each) => each.endsWith('naskah.pdf')) ?? '';
    expect(await textOfPdf(city.published.newest(key)?.bytes ?? new Uint8Array())).toContain(
      `menggantikan berita acara nomor ${letter.number}`,
    );
    expect(await city.operations.checkMinutes(check(checkNumber))).toMatchObject({ body: { status: 'superseded', stands: false } });
  });

  test('are revoked with a reason, which the verification does not tell', async () => {
    const { city, checkNumber } = await finalCity();
    expect(await statusOf(city.operations.revokeMinutes(revoke(1, operator)))).toBe(403);
    expect(told(await city.operations.revokeMinutes(revoke())).writings).toMatchObject([
      { state: 'revoked', revoked: { reason: 'Salah OPD' } },
    ]);
    expect(await statusOf(city.operations.revokeMinutes(revoke()))).toBe(200);
    const checked = await city.operations.checkMinutes(check(checkNumber));
    expect(checked).toMatchObject({ body: { status: 'revoked', stands: false } });
    expect(JSON.stringify(checked)).not.toContain('Salah OPD');
    expect(JSON.stringify(told(await city.operations.getMinutes(ask(overseer))))).not.toContain('Salah OPD');
    expect(told(await city.operations.setMinutes(write())).writings).toMatchObject([{ state: 'revoked' }, { n: 2, state: 'draft' }]);
  });
});

describe('minutes of an OPD that ended', () => {
  const opds = sampleCity.opds.map((opd) =>
    opd.id === 'dinkes' ? { ...opd, ended: { on: '2026-12-01', by: 'Perda 7/2026', successors: [{ opdId: 'disdukcapil' }] } } : opd,
  );

  test('are neither drafted nor made final any more, and those that stand are read, signed and revoked', async () => {
    const { city } = await finalCity();
    await city.operations.setMinutes(write({ replaces: 1 }));
    const operations = minutesOperations({ ...city, city: { opds } });
    const drafted = await operations.setMinutes(write({ replaces: 1 }, after));
    expect(drafted).toMatchObject({ status: 409, detail: expect.stringContaining('OPD penerusnya') });
    expect(await operations.finishMinutes(finish(3, after))).toMatchObject({
      status: 409,
      detail: expect.stringContaining('OPD penerusnya'),
    });
    expect(await statusOf(operations.setMinutes(write({}, after, overseer)))).toBe(403);
    expect(await statusOf(operations.getMinutes(ask(steward, after)))).toBe(200);
    expect(await statusOf(operations.announceSignedFile(announce({ n: 1, paper: 'main', size: 9 })))).toBe(202);
    expect(await statusOf(operations.revokeMinutes(revoke()))).toBe(200);
  });
});

describe('what an overseer reads', () => {
  test('has a revision of what they see alone: a draft, or a file that is awaited, moves it not', async () => {
    const { city, final } = await finalCity();
    const seen = async () => {
      const answer = await city.operations.getMinutes(ask(overseer));
      return [told(answer).revision, 'headers' in answer ? answer.headers?.ETag : undefined];
    };
    expect(final.revision).toBe(2);
    expect(await seen()).toEqual([1, '"1"']);
    const drafted = told(await city.operations.setMinutes(write({ replaces: 1 })));
    await city.operations.announceSignedFile(announce({ n: 1, paper: 'annex', size: 9 }));
    expect(await seen()).toEqual([1, '"1"']);
    await city.operations.finishMinutes(finish(drafted.revision + 1, after));
    expect(await seen()).toEqual([3, '"3"']);
    await city.operations.revokeMinutes(revoke(2));
    expect(await seen()).toEqual([4, '"4"']);
    expect(told(await city.operations.getMinutes(ask(operator))).revision).toBe(6);
  });
});

describe('the verification', () => {
  test('tells day, OPD, period and whether it stands, and nothing else', async () => {
    const { city, checkNumber } = await finalCity();
    expect(await city.operations.checkMinutes(check(checkNumber))).toEqual({
      status: 200,
      body: {
        ...{ checkNumber, status: 'stands', stands: true, heldOn: '2026-11-30' },
        ...{ opd: { opdId: 'dinkes', name: 'Dinas Kesehatan' }, period: quarter },
      },
    });
  });

  test('answers a number that was never printed in the same form', async () => {
    const { city, checkNumber } = await finalCity();
    const known = await city.operations.checkMinutes(check(checkNumber));
    const unknown = await city.operations.checkMinutes(check('00000000000000000000'));
    const membersOf = (answer: AnyAnswer) => Object.keys('body' in answer ? (answer.body ?? {}) : {});
    expect([unknown.status, membersOf(unknown)]).toEqual([known.status, membersOf(known)]);
    expect(unknown).toMatchObject({ body: { status: 'unknown', stands: false, opd: null, heldOn: null, period: null } });
  });

  test('knows no number of papers whose minutes never became final', async () => {
    const city = cityOfMinutes();
    await city.operations.setMinutes(write());
    const lost = { ...city, minutes: { ...city.minutes, replace: async () => 'stale' as const } };
    expect(await statusOf(minutesOperations(lost).finishMinutes(finish(1)))).toBe(412);
    const [printed] = city.published.keys().filter((key) => key.endsWith('naskah.pdf'));
    expect(printed).toBeDefined();
    expect(await city.operations.checkMinutes(check('1'.padStart(20, '7')))).toMatchObject({ body: { status: 'unknown' } });
  });
});

describe('the signed paper', () => {
  const pdf = (text = '') => new TextEncoder().encode(`%PDF-1.7\n${text}\nstartxref\n9\n%%EOF\n`);

  test('is announced, sent, looked at and kept, and read by whoever reads the paper', async () => {
    const { city } = await finalCity();
    const bytes = pdf('/ByteRange [0 1 2 3]');
    expect(await statusOf(city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: bytes.length }, operator)))).toBe(403);
    const announced = await city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: bytes.length }));
    expect(announced).toMatchObject({ status: 202, signed: { put: { headers: { 'If-None-Match': '*' } } } });
    expect(await statusOf(city.operations.keepSignedFile(sent()))).toBe(409);
    city.signedFiles.receive(bytes);
    const kept = told(await city.operations.keepSignedFile(sent()));
    expect(kept.writings[0]).toMatchObject({ state: 'signed' });
    expect(kept.writings[0]?.files).toMatchObject([
      { file: 'naskah' },
      { file: 'lampiran' },
      { file: 'naskah-bertanda-tangan', keepsFinal: false, hasSignature: true, bytes: bytes.length },
    ]);
    expect(await statusOf(city.operations.getMinutesFile(file(overseer, 'naskah-bertanda-tangan')))).toBe(200);
    expect(await statusOf(city.operations.keepSignedFile(sent()))).toBe(409);
  });

  test('is told to hold the final paper where a signature was only added to it', async () => {
    const { city } = await finalCity();
    const key = city.published.keys().find((each) => each.endsWith('naskah.pdf')) ?? '';
    const bytes = Buffer.concat([city.published.newest(key)?.bytes ?? new Uint8Array(), pdf()]);
    await city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: bytes.length }));
    city.signedFiles.receive(bytes);
    expect(told(await city.operations.keepSignedFile(sent())).writings[0]?.files.at(-1)).toMatchObject({
      keepsFinal: true,
      hasSignature: false,
    });
  });

  test.each([
    ['no PDF', new TextEncoder().encode('PK\u0003\u0004 not a paper at all')],
    ['one that is cut off', new TextEncoder().encode('%PDF-1.7 and then nothing at all')],
    ['another size', pdf('longer')],
  ])('is refused where it is %s, and another may be sent', async (_, bytes) => {
    const { city } = await finalCity();
    const size = bytes.length === pdf('longer').length ? bytes.length - 1 : bytes.length;
    await city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size }));
    city.signedFiles.receive(bytes);
    expect(await statusOf(city.operations.keepSignedFile(sent()))).toBe(409);
    expect(told(await city.operations.getMinutes(ask(steward))).writings[0]).toMatchObject({ state: 'final', files: [{}, {}] });
    expect(await statusOf(city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: 9 })))).toBe(202);
  });

  test('is refused where its checksum is another than was announced', async () => {
    const { city } = await finalCity();
    const bytes = pdf();
    await city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: bytes.length, sha256: 'a'.repeat(64) }));
    city.signedFiles.receive(bytes);
    expect(await city.operations.keepSignedFile(sent())).toMatchObject({ status: 409, detail: expect.stringContaining('Isi berkas') });
  });

  test('is not taken of a draft, of minutes that were revoked, or of an annex that there is none of', async () => {
    const city = cityOfMinutes();
    await city.operations.setMinutes(write());
    const asked = () => statusOf(city.operations.announceSignedFile(announce({ n: 1, paper: 'main', size: 9 })));
    expect(await asked()).toBe(409);
    await city.operations.finishMinutes(finish(1));
    await city.operations.revokeMinutes(revoke());
    expect(await asked()).toBe(409);
    expect(await statusOf(city.operations.announceSignedFile(announce({ n: 2, paper: 'main', size: 9 })))).toBe(404);
  });
});
