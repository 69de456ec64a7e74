import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  aid,
  aidFields,
  builtCity,
  type FamilyCity,
  kk,
  nik,
  officerKk,
  otherKk,
  register,
  registerLines,
  schoolFields,
  why,
} from './family-city.ts';
import { counter, protector, reader, registerColumns, resident } from './persons-city.ts';

let city: FamilyCity;
const profileOf = (sub: string) => city.ask({ operation: 'getMyProfile' }, resident(sub));
const lookUp = (body: object) => city.ask({ operation: 'lookUpPerson', body }, reader);

/** Most only look at it; a test that publishes or sets anything builds one of its own. */
let looked: FamilyCity;
beforeAll(async () => {
  looked = await builtCity();
});
beforeEach(() => {
  city = looked;
  city.reset();
});
const anew = async () => {
  city = await builtCity();
};

describe('my profile', () => {
  test('shows my own rows whole, my current family, and of its aid no more than programme, period and amount', async () => {
    const { status, body, text } = await profileOf('husband');
    expect(status).toBe(200);
    expect(body.person).toMatchObject({ name: 'Agus Wibowo', birthDate: '1980-05-01', asOf: '2026-08' });
    expect(body.family).toEqual([
      { name: 'Dewi Lestari', relation: 'Istri', isChild: false },
      { name: 'Eko Wibowo', relation: 'Famili Lain', isChild: false },
      { name: 'Bayu Wibowo', relation: 'Anak', isChild: true },
    ]);
    expect(body.sections).toEqual([expect.objectContaining({ datasetId: 'pkh', opdId: 'dinsos', period: '2026-Q2' })]);
    expect(body.sections[0].rows).toEqual([
      { period: '2026-Q2', cells: { nik: nik.husband, nama: 'Agus W', alamat: 'Jl. Melati 1', program: 'PKH', nominal: '0.1' } },
    ]);
    const common = { datasetId: 'pkh', opdId: 'dinsos', title: 'pkh', programme: 'PKH' };
    expect(body.benefits).toEqual([
      { ...common, period: '2026-Q2', amount: '250000.25', whose: 'family', name: 'Dewi Lestari' },
      { ...common, period: '2026-Q2', amount: '0.1', whose: 'self' },
      { ...common, period: '2026-Q1', amount: '500000.5', whose: 'family', name: 'Dewi Lestari' },
    ]);
    expect(body.benefitTotals).toEqual([{ year: '2026', count: 3, amount: '750000.85' }]);
    for (const hidden of ['Rahasia', 'Citra', 'SDN', 'hiv', 'rawat', 'RSUD', 'Joko', nik.wife]) expect(text).not.toContain(hidden);
  });

  test('shows a mother her daughter of before, and what names as people write them do not contradict', async () => {
    const { body, text } = await profileOf('wife');
    expect(body.family.map(({ name }: { name: string }) => name)).toEqual(['Agus Wibowo', 'Eko Wibowo', 'Citra Ayu', 'Bayu Wibowo']);
    expect(body.conflicts).toEqual([]);
    for (const hidden of ['hiv', 'rawat', 'RSUD']) expect(text).not.toContain(hidden);
  });

  test('puts what differs side by side', async () => {
    await anew();
    await city.publish(aid('pkh', '2026-Q2', `${nik.wife},Dewi Anjani,Jl. 9,PKH,1`));
    const { body } = await profileOf('wife');
    expect(body.conflicts).toEqual([
      { element: 'name', values: expect.arrayContaining([expect.objectContaining({ datasetId: 'register', value: 'Dewi Lestari' })]) },
    ]);
  });

  test('leaves a receipt first, and without one answers nothing', async () => {
    await profileOf('husband');
    expect(city.looks.looks.at(-1)).toMatchObject({ kind: 'own', person: city.hashOf(nik.husband), viewer: 'husband' });
    city.looks.failing = true;
    const { status, text } = await profileOf('husband');
    expect(status).toBe(503);
    expect(text).not.toContain('Agus Wibowo');
  });

  test('has neither family nor identity past the end of the register’s agreement, and says why', async () => {
    city.clock.now = new Date('2027-12-31T17:00:00.000Z');
    const { body } = await profileOf('husband');
    expect(body).toMatchObject({ person: {}, family: [], notices: [expect.stringContaining('119/PKS/2026')] });
    expect(body.sections).toHaveLength(1);
  });

  test('is frozen once the register says that the person has died', async () => {
    await anew();
    await city.publish(
      register(
        registerLines.map((line) => (line.startsWith(nik.husband) ? line.replace('Hidup', 'Meninggal') : line)),
        '2026-09',
      ),
    );
    expect((await profileOf('husband')).status).toBe(403);
    expect((await profileOf('wife')).body.family.map(({ name }: { name: string }) => name)).not.toContain('Agus Wibowo');
  });

  test('is refused to an account that is bound to nobody', async () => {
    expect((await city.ask({ operation: 'getMyProfile' }, { type: 'account', sub: 'x', name: 'x', kinds: [] })).status).toBe(403);
  });

  test('a divorce shows the former spouse nothing new', async () => {
    await anew();
    const apart = registerLines.map((line) =>
      line.startsWith(nik.wife) || line.startsWith(nik.daughter) ? line.replace(kk, '3671010404260004') : line,
    );
    await city.publish(register(apart, '2026-09'));
    const { body, text } = await profileOf('husband');
    expect(body.family.map(({ name }: { name: string }) => name)).toEqual(['Eko Wibowo', 'Bayu Wibowo']);
    expect(text).not.toContain('Dewi');
    expect((await profileOf('wife')).body.family.map(({ name }: { name: string }) => name)).toEqual(['Citra Ayu']);
  });
});

describe('a safety lock', () => {
  const lock = () =>
    city.ask(
      {
        operation: 'lockPersons',
        body: { niks: [nik.wife, nik.daughter, nik.child], guardianNik: nik.wife, reason: 'Perintah perlindungan' },
      },
      protector,
    );

  test('keeps the husband’s profile as it is but for the day of his own dataset’s version, whatever she does, and hides her and the children at once', async () => {
    await anew();
    expect((await lock()).body).toEqual({ persons: 3 });
    const before = (await profileOf('husband')).text;
    expect(before).not.toMatch(/Dewi|Bayu|Citra/);
    await city.publish(aid('pkh', '2026-Q3', `${nik.wife},Dewi Lestari,Jl. Baru 1,PKH,999`));
    await city.publish({
      datasetId: 'sekolah',
      opdId: 'dindik',
      fields: schoolFields,
      period: '2026',
      content: `NIK,Sekolah\n${nik.child},SDN 9\n`,
    });
    const settled = (await profileOf('husband')).body;
    const at = (section: { datasetId: string }) => ({ ...section, publishedAt: '' });
    expect({ ...settled, sections: settled.sections.map(at) }).toEqual({
      ...JSON.parse(before),
      sections: JSON.parse(before).sections.map(at),
    });
  });

  test('hides nothing from her, and her children not from her', async () => {
    const before = (await profileOf('wife')).text;
    await lock();
    expect((await profileOf('wife')).text).toBe(before);
  });

  test('is answered to an officer as somebody nobody knows, and she learns of the look', async () => {
    const body = { nik: nik.wife, purpose: 'verifikasi', ...why };
    const unknown = await lookUp({ ...body, nik: '3671014101010099' });
    await lock();
    expect((await lookUp(body)).text).toBe(unknown.text);
    expect(city.looks.looks.at(-1)).toMatchObject({ kind: 'look-up', person: city.hashOf(nik.wife) });
  });

  test('is set by operators of the body that the city names alone, and lifted by them', async () => {
    const body = { niks: [nik.wife], reason: 'Perintah perlindungan' };
    expect((await city.ask({ operation: 'lockPersons', body }, reader)).status).toBe(403);
    await lock();
    await city.ask(
      { operation: 'unlockPersons', body: { niks: [nik.wife, nik.child, nik.daughter], reason: 'Perintah dicabut' } },
      protector,
    );
    expect((await profileOf('husband')).text).toContain('Dewi');
  });
});

describe('what may be told as it stands now', () => {
  test('leaves out a dataset whose name has come to tell of harm, and one whose rows name several people', async () => {
    await anew();
    const dataset = await city.datasets.get('pkh');
    if (dataset) city.datasets.put({ ...dataset, title: 'Pendampingan ODHA', revision: dataset.revision + 1 });
    const fields = [...schoolFields, { name: 'nik_ayah', title: 'NIK Ayah', type: 'string', format: 'nik' } as const];
    await city.publish({
      datasetId: 'ganda',
      opdId: 'dindik',
      fields,
      period: '2026',
      content: `NIK,Sekolah,NIK Ayah\n${nik.wife},SDN 77,${nik.husband}\n`,
    });
    await city.appear('ganda', { subject: 'education' });
    const { body, text } = await profileOf('wife');
    expect(body.sections).toEqual([]);
    expect(text).not.toMatch(/ODHA|SDN 77/);
  });

  test('of the register’s own rows only under its agreement, and its elements', async () => {
    await anew();
    await city.appear('register', { register: registerColumns, subject: 'family', show: 'shown', purposes: [] });
    expect((await profileOf('wife')).body.sections[0]).toMatchObject({
      datasetId: 'register',
      rows: [{ cells: { alamat: 'Jl. Melati 1' } }],
    });
    city.settings.registerAgreement = { ...city.settings.registerAgreement, elements: ['name', 'birth-date', 'status', 'family'] } as never;
    expect((await profileOf('wife')).text).not.toContain('Jl. Melati 1');
    city.clock.now = new Date('2028-01-01T00:00:00.000Z');
    expect((await profileOf('wife')).body.sections.map(({ datasetId }: { datasetId: string }) => datasetId)).not.toContain('register');
  });

  test('aid of the family card is not told while somebody on it is hidden', async () => {
    await anew();
    const fields = [{ name: 'kk', title: 'No KK', type: 'string', format: 'kk' } as const, ...aidFields.slice(3)];
    await city.publish({
      datasetId: 'kartu',
      opdId: 'dinsos',
      fields,
      period: '2026-Q2',
      content: `No KK,Program,Nominal\n${kk},Beras,10\n`,
    });
    await city.appear('kartu', { programme: 'program', amount: 'nominal' });
    expect((await profileOf('husband')).text).toContain('Beras');
    await city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
    expect((await profileOf('husband')).text).not.toContain('Beras');
  });
});

describe('looking a person up', () => {
  test('gives what the purpose needs of the datasets whose heads allow it, and a receipt', async () => {
    const { body, text } = await lookUp({ nik: nik.wife, purpose: 'verifikasi', ...why });
    expect(body).toMatchObject({ answer: 'rows', person: { name: 'Dewi Lestari' }, family: [] });
    expect(body.sections.map(({ datasetId }: { datasetId: string }) => datasetId)).toEqual(['pkh']);
    expect(text).not.toMatch(/hiv|rawat|Agus|Bayu/);
    expect(city.looks.looks.at(-1)).toMatchObject({
      ...{ kind: 'look-up', person: city.hashOf(nik.wife), institution: 'dinsos', purpose: 'verifikasi', ...why },
      ...{ receipt: { is: 'shown' }, shown: [{ datasetId: 'pkh' }, { datasetId: 'register' }] },
    });
    expect(city.looks.looks.filter(({ person }) => person === city.hashOf(nik.husband))).toEqual([]);
  });

  test('says yes or no before rows, where that is what the purpose needs', async () => {
    const lists = (await lookUp({ nik: nik.wife, purpose: 'pengaduan', ...why })).body.lists;
    expect(lists.map((list: { datasetId: string; isOn: boolean }) => [list.datasetId, list.isOn])).toEqual([
      ['pkh', true],
      ['rawat', true],
    ]);
    expect((await lookUp({ nik: nik.wife, purpose: 'kependudukan', ...why })).body).toEqual({
      answer: 'alive-and-resident',
      isAliveAndResident: true,
      asOf: '2026-08',
    });
    expect((await lookUp({ nik: '3671014101010099', purpose: 'kependudukan', ...why })).body).toMatchObject({ isAliveAndResident: false });
  });

  test('is refused in words for an expired or unknown purpose, past the agreement, of oneself and of one’s family', async () => {
    await anew();
    const asked = { nik: nik.wife, purpose: 'verifikasi', ...why };
    const refusals = [
      await lookUp({ ...asked, purpose: 'lampau' }),
      await lookUp({ ...asked, purpose: 'bagi-pakai' }),
      await lookUp({ ...asked, nik: nik.officer }),
    ];
    await city.publish(
      register([...registerLines.slice(0, -1), registerLines.at(-1)?.replace(officerKk ?? '', kk ?? '') ?? ''], '2026-09'),
    );
    refusals.push(await lookUp(asked));
    city.clock.now = new Date('2028-01-01T00:00:00.000Z');
    refusals.push(await lookUp({ ...asked, purpose: 'kependudukan' }));
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(refusals.map(({ body }) => body.detail)).toEqual([
      expect.stringContaining('berakhir'),
      expect.stringContaining('tidak ada dalam daftar tujuan'),
      expect.stringContaining('data Anda sendiri'),
      expect.stringContaining('Kartu Keluarga Anda'),
      expect.stringContaining('119/PKS/2026'),
    ]);
    expect(city.looks.looks).toEqual([]);
  });

  test('is limited to so many a day, and whoever watches is told', async () => {
    city.counted.set('pembaca/looks', 100);
    const { status, body } = await lookUp({ nik: nik.wife, purpose: 'verifikasi', ...why });
    expect([status, body.code]).toEqual([429, 'too-many-requests']);
    expect(city.metrics.overLimit).toBe(1);
  });

  test('delays the receipt of an investigation, and tells of protection in person alone', async () => {
    await anew();
    await city.appear('pkh', { purposes: ['pemeriksaan', 'pelindungan'] });
    await lookUp({ nik: nik.wife, purpose: 'pemeriksaan', ...why });
    expect(city.looks.looks.at(-1)?.receipt).toEqual({ is: 'shown', from: '2026-12-14T05:00:00.000Z' });
    await lookUp({ nik: nik.wife, purpose: 'pelindungan', ...why });
    expect(city.looks.looks.at(-1)?.receipt).toEqual({ is: 'in-person' });
  });

  test('without a receipt answers nothing', async () => {
    city.looks.failing = true;
    const { status, text } = await lookUp({ nik: nik.wife, purpose: 'verifikasi', ...why });
    expect(status).toBe(503);
    expect(text).not.toContain('Dewi');
  });
});

describe('the file', () => {
  const fileOf = (sub: string) => city.ask({ operation: 'getMyProfileFile' }, resident(sub));

  test('is a PDF of the same profile, without what is told in person, that says on each page who may not demand it; it leaves a receipt', async () => {
    const { sections } = (await profileOf('wife')).body;
    const looks = city.looks.looks.length;
    const { status, body } = await fileOf('wife');
    expect([status, body.mediaType, Buffer.from(body.base64, 'base64').subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ]);
    expect(body.fileName).toMatch(/^profil-saya-\d{4}-\d\d-\d\d\.pdf$/);
    const document = city.typeset.at(-1);
    const text = JSON.stringify(document);
    for (const { title } of sections) expect(text).toContain(title);
    expect(text).toContain('DEWI LESTARI');
    for (const hidden of ['hiv', 'rawat', 'RSUD']) expect(text).not.toContain(hidden);
    expect(document?.footer).toMatch(/pemilik kontrakan, pemberi pinjaman[\s\S]*suami atau istri/);
    expect(city.looks.looks.slice(looks).map(({ kind }) => kind)).toEqual(['own']);
  });

  test('is refused as the page is: to who is bound to nobody, and where no receipt can be written', async () => {
    expect((await city.ask({ operation: 'getMyProfileFile' }, reader)).status).toBe(403);
    city.looks.failing = true;
    expect((await fileOf('wife')).status).toBe(503);
    city.looks.failing = false;
  });
});

describe('at the counter', () => {
  const visit = (number: string, as = counter) =>
    city.ask(
      {
        operation: 'serveAtCounter',
        body: { nik: number, document: 'ktp-el', checkedInPerson: true, reason: 'Diminta sendiri oleh warga' },
      },
      as,
    );

  test('who is present sees what is told in person, too, and gets a receipt', async () => {
    const body = { nik: nik.wife, document: 'ktp-el', checkedInPerson: true, reason: 'Diminta sendiri oleh warga' };
    const answer = await city.ask({ operation: 'serveAtCounter', body }, counter);
    expect(answer.body.sections.map(({ datasetId }: { datasetId: string }) => datasetId)).toEqual(['pkh', 'rawat']);
    expect(answer.text).not.toContain('hiv');
    const receipt = city.looks.looks.at(-1);
    expect(receipt).toMatchObject({ kind: 'counter', person: city.hashOf(nik.wife), viewer: 'loket' });
    expect(answer.body.visit).toBe(receipt?.lookId);
  });

  test('sees of the family’s aid none that is told in person alone', async () => {
    await anew();
    await city.publish(aid('korban', '2026-Q2', `${nik.wife},Dewi,Jl. 9,Pemulihan,700`));
    await city.appear('korban', { show: 'in-person', programme: 'program', amount: 'nominal' });
    const { text } = await visit(nik.husband);
    expect(text).toContain('Dewi Lestari');
    expect(text).not.toMatch(/Pemulihan|korban|700/);
  });

  test('elsewhere than where locks are set, a locked person is answered as one of whom nothing is known, and gets the receipt', async () => {
    const elsewhere = { ...counter, kinds: [{ kind: 'counter-officer' as const }, { kind: 'member' as const, institution: 'kec-benda' }] };
    await city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
    const unknown = await visit('3671014101010099', elsewhere);
    expect(unknown.body).toMatchObject({ person: {}, sections: [], notices: [expect.stringContaining('loket Disdukcapil')] });
    const locked = await visit(nik.wife, elsewhere);
    const anyVisit = { visit: expect.any(String) };
    expect([locked.status, { ...locked.body, ...anyVisit }]).toEqual([unknown.status, { ...unknown.body, ...anyVisit }]);
    const looks = city.looks.looks.filter(({ person }) => person !== city.hashOf('3671014101010099'));
    expect(looks).toMatchObject([
      { kind: 'counter', person: city.hashOf(nik.wife), shown: [] },
      { kind: 'counter', lookId: locked.body.visit },
    ]);
    expect(looks[0]?.lookId).not.toBe(locked.body.visit);
    expect((await visit(nik.wife)).body.person).toMatchObject({ name: 'Dewi Lestari' });
  });

  test('is refused of the officer’s own family, and of the dead', async () => {
    await anew();
    const changed = registerLines.map((line) => line.replace(`${nik.officer},${officerKk}`, `${nik.officer},${otherKk}`));
    await city.publish(
      register(
        changed.map((line) => (line.startsWith(nik.brother) ? line.replace('Hidup', 'Meninggal') : line)),
        '2026-09',
      ),
    );
    expect((await visit(nik.officer)).body.detail).toContain('Kartu Keluarga Anda');
    expect((await visit(nik.brother)).body.detail).toContain('meninggal');
  });
});

describe('matching a list', () => {
  const rows = [
    { nik: nik.wife, name: 'Hj. Dewi Lestari', birthDate: '05/06/1982' },
    { nik: `'${nik.stranger}`, name: 'Joko Widodo', birthDate: '10-10-1970' },
    { nik: '3671014101010099', name: 'Tidak Ada', birthDate: '1990-01-01' },
    { nik: 'rusak', name: 'Rusak', birthDate: '' },
  ];
  const match = (list: readonly object[] = rows, purpose = 'verifikasi') =>
    city.ask({ operation: 'matchPersons', body: { purpose, ...why, rows: list } }, reader);

  test('answers each row element by element, and nothing else of anybody', async () => {
    const { body, text } = await match();
    expect(body.items.map(({ nik: number, name, birthDate }: Record<string, string>) => [number, name, birthDate])).toEqual([
      ['sesuai', 'sesuai', 'sesuai'],
      ['sesuai', 'tidak', 'sesuai'],
      ['tidak', 'tidak', 'tidak'],
      ['tidak', 'tidak', 'tidak'],
    ]);
    for (const hidden of ['Melati', 'Susilo', kk, 'Cipondoh']) expect(text).not.toContain(hidden);
    expect(city.looks.matches).toEqual([
      { look: expect.objectContaining({ kind: 'match', ...why }), persons: [nik.wife, nik.stranger, '3671014101010099'].map(city.hashOf) },
    ]);
  });

  test('takes who is locked for unknown', async () => {
    await city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
    const { body } = await match();
    expect(body.items[0]).toMatchObject({ nik: 'tidak', name: 'tidak', birthDate: 'tidak', suspicions: [] });
  });

  test('does not tell an officer who is hidden from whoever is unknown, not even in their own family', async () => {
    await anew();
    await city.publish(
      register(
        registerLines.map((line) => line.replace(`${nik.officer},${officerKk}`, `${nik.officer},${kk}`)),
        '2026-09',
      ),
    );
    expect((await match([rows[0] ?? {}])).status).toBe(403);
    await city.ask({ operation: 'lockPersons', body: { niks: [nik.wife], reason: 'Perintah perlindungan' } }, protector);
    expect((await match([rows[0] ?? {}])).body.items[0]).toMatchObject({ nik: 'tidak', name: 'tidak', suspicions: [] });
  });

  test('counts its rows apart from looks at single persons', async () => {
    city.counted.set('pembaca/rows', 5_000);
    expect((await lookUp({ nik: nik.wife, purpose: 'verifikasi', ...why })).status).toBe(200);
  });

  test('is refused of the officer, without agreement, and where no receipt can be written', async () => {
    expect((await match([{ nik: nik.officer, name: 'Petugas', birthDate: '' }])).body.detail).toContain('Baris 1');
    expect((await match(rows, 'pemeriksaan')).body.detail).toContain('tidak mencakup');
    city.looks.failing = true;
    expect((await match()).status).toBe(503);
  });
});
