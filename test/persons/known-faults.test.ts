import { beforeEach, describe, expect, test } from 'vitest';
import { anAbout } from '../fakes/datasets.ts';
import {
  builtCity,
  type FamilyCity,
  kk,
  registerLines as lines,
  nik,
  register as registerDelivery,
  schoolFields,
  why,
} from './family-city.ts';
import { counter, reader, resident } from './persons-city.ts';

let city: FamilyCity;
beforeEach(async () => {
  city = await builtCity();
});

const profileOf = (sub: string) => city.ask({ operation: 'getMyProfile' }, resident(sub));
const lookUp = (body: object) => city.ask({ operation: 'lookUpPerson', body: { ...why, ...body } }, reader);
const ids = (items: readonly { readonly datasetId: string }[]) => items.map(({ datasetId }) => datasetId);

/** A dataset whose rows name a pupil and their father. */
async function publishRowsOfTwo(): Promise<void> {
  await city.publish({
    ...{ datasetId: 'ganda', opdId: 'dindik', period: '2026' },
    fields: [...schoolFields, { name: 'nik_ayah', title: 'NIK Ayah', type: 'string', format: 'nik' }],
    content: `NIK,Sekolah,NIK Ayah\n${nik.wife},SDN 77,${nik.husband}\n`,
  });
  await city.appear('ganda', { subject: 'education' });
}

describe('what may be told as it stands now', () => {
  test('yes or no is not told of a list whose rows name several people', async () => {
    await publishRowsOfTwo();
    expect(ids((await lookUp({ nik: nik.wife, purpose: 'pengaduan' })).body.lists)).toEqual(['pkh', 'rawat']);
  });

  test.each([{ description: 'Pendampingan ODHA di kota' }, { themes: ['Gangguan Jiwa'] }, { tags: ['kdrt'] }])(
    'a dataset that says %j beside its title is left out',
    async (words) => {
      const dataset = await city.datasets.get('pkh');
      if (dataset) city.datasets.put(dataset, { ...anAbout(), datasetId: 'pkh', ...words });
      expect((await profileOf('wife')).body.sections).toEqual([]);
      expect(ids((await lookUp({ nik: nik.wife, purpose: 'pengaduan' })).body.lists)).toEqual(['rawat']);
    },
  );

  test('a description that changes while somebody looks is looked at again', async () => {
    const dataset = await city.datasets.get('pkh');
    const append = city.looks.append.bind(city.looks);
    city.looks.append = async (look) => {
      await append(look);
      if (dataset) city.datasets.put(dataset, { ...anAbout(), datasetId: 'pkh', description: 'Pendampingan ODHA' });
    };
    expect((await profileOf('wife')).body.sections).toEqual([]);
  });
});

describe('a look that is done again because something changed meanwhile', () => {
  /** Changes a setting once, behind the first receipt. */
  function changeBehindTheFirstReceipt(): void {
    const append = city.looks.append.bind(city.looks);
    let isFirst = true;
    city.looks.append = async (look) => {
      await append(look);
      if (isFirst) await city.appear('sekolah', { subject: 'other' });
      isFirst = false;
    };
  }
  const lookIds = () => new Set(city.looks.looks.map(({ lookId }) => lookId));

  test('leaves one receipt', async () => {
    changeBehindTheFirstReceipt();
    expect((await lookUp({ nik: nik.wife, purpose: 'verifikasi' })).status).toBe(200);
    expect(lookIds().size).toBe(1);
  });

  test('leaves one receipt at the counter, and of one’s own', async () => {
    changeBehindTheFirstReceipt();
    const body = { nik: nik.wife, document: 'ktp-el', checkedInPerson: true, reason: 'Diminta sendiri oleh warga' };
    expect((await city.ask({ operation: 'serveAtCounter', body }, counter)).status).toBe(200);
    expect(lookIds().size).toBe(1);
    city.reset();
    changeBehindTheFirstReceipt();
    expect((await profileOf('wife')).status).toBe(200);
    expect(lookIds().size).toBe(1);
  });
});

describe('what the register writes that nobody can read', () => {
  const change = async (number: string, from: string, to: string) =>
    city.publish(
      registerDelivery(
        lines.map((line) => (line.startsWith(number) ? line.replace(from, to) : line)),
        '2026-09',
      ),
    );

  test('as a status is told in words to the person, and keeps them from everybody else’s family', async () => {
    await change(nik.husband, 'Hidup', 'Entah');
    const own = await profileOf('husband');
    expect(own.body).toMatchObject({ person: { name: 'Agus Wibowo' }, notices: [expect.stringContaining('tidak terbaca')] });
    const { body } = await profileOf('wife');
    expect(body.family.map(({ name }: { name: string }) => name)).toEqual(['Eko Wibowo', 'Citra Ayu', 'Bayu Wibowo']);
    expect(body.notices).toEqual([expect.stringContaining('tidak terbaca')]);
  });

  test('as a status is no no to whether somebody is alive, and leaves a receipt', async () => {
    await change(nik.husband, 'Hidup', 'Entah');
    const { status, body } = await lookUp({ nik: nik.husband, purpose: 'kependudukan' });
    expect([status, body.detail]).toEqual([403, expect.stringContaining('tidak terbaca')]);
    expect(city.looks.looks).toHaveLength(1);
  });

  test('of a locked person’s status says nothing to the family', async () => {
    await change(nik.wife, 'Hidup', 'Entah');
    await city.locks.put({ person: city.hashOf(nik.wife), opdId: 'disdukcapil', lockedBy: 'x', lockedAt: '2026-09-01T00:00:00.000Z' });
    expect((await profileOf('husband')).body.notices).toEqual([]);
  });

  test('as a name leaves the entry out, in words', async () => {
    await change(nik.husband, 'Agus Wibowo', '');
    const own = await profileOf('husband');
    expect(own.body).toMatchObject({ person: {}, family: [], notices: [expect.stringContaining('tidak terbaca')] });
    expect((await profileOf('wife')).status).toBe(200);
  });

  test('is told to the head of its OPD when it is delivered: where, what, why, how to mend', async () => {
    await change(nik.husband, 'Agus Wibowo,1980-05-01', ',1980-05-01');
    await change(nik.wife, 'Hidup', 'Entah');
    const texts = city.outbox
      .all()
      .filter(({ to }) => 'opdId' in to && to.opdId === 'disdukcapil' && to.role === 'head')
      .map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringMatching(/Kolom nama: 1 sel kosong, pertama di baris 2.*Lengkapi/),
      expect.stringMatching(/Kolom status: tulisan “Entah” \(1 sel, pertama di baris 3\).*Ganti dengan salah satu dari: Hidup/),
    ]);
    expect(texts.join()).not.toContain('Dewi');
  });

  test('keeps officers from looking at whom nobody can tell from their own family, and names the row of a list', async () => {
    await change(nik.husband, 'Agus Wibowo', '');
    const { status, body } = await lookUp({ nik: nik.husband, purpose: 'verifikasi' });
    expect([status, body.detail]).toEqual([403, expect.stringContaining('tidak terbaca')]);
    const rows = [{ nik: nik.husband, name: 'Agus Wibowo', birthDate: '1980-05-01' }];
    const matched = await city.ask({ operation: 'matchPersons', body: { ...why, purpose: 'verifikasi', rows } }, reader);
    expect(matched.body.caution).toContain('Baris 1 belum terjawab');
  });
});

describe('a dataset that names families alone', () => {
  const fields = [
    { name: 'kk', title: 'No KK', type: 'string', format: 'kk' },
    { name: 'pdam', title: 'Tersambung PDAM', type: 'boolean' },
  ] as const;

  test('stands on the profile of whoever is on the card, as of the family, while nobody on it is hidden', async () => {
    await city.publish({ datasetId: 'rumah', opdId: 'dinsos', fields, period: '2026', content: `No KK,Tersambung PDAM\n${kk},ya\n` });
    await city.appear('rumah', { subject: 'housing' });
    const { body } = await profileOf('husband');
    expect(body.sections.find(({ datasetId }: { datasetId: string }) => datasetId === 'rumah')).toMatchObject({
      whose: 'family',
      rows: [{ cells: { kk, pdam: 'true' } }],
    });
    await city.locks.put({ person: city.hashOf(nik.wife), opdId: 'disdukcapil', lockedBy: 'x', lockedAt: '2026-09-01T00:00:00.000Z' });
    expect(ids((await profileOf('husband')).body.sections)).toEqual(['pkh']);
  });

  test('is in no officer’s look', async () => {
    await city.publish({ datasetId: 'rumah', opdId: 'dinsos', fields, period: '2026', content: `No KK,Tersambung PDAM\n${kk},ya\n` });
    await city.appear('rumah', { subject: 'housing' });
    expect(ids((await lookUp({ nik: nik.husband, purpose: 'verifikasi' })).body.sections)).toEqual(['pkh']);
  });
});
