import { describe, expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { cellsOf, findingsOf, type ReadBack, readBack, readText, sourceOf } from '../csv/read-bytes.ts';
import { readNamed } from '../read-back-file.ts';
import { readSheet, readSheets } from './read-sheets.ts';

const aside = ({ outcome }: ReadBack) =>
  outcome.form?.accounting.setAside.listed.map(({ rowNumber, text, message }) => [
    rowNumber,
    text,
    /menjadi kolom “kelompok”/.test(message),
  ]);

type Settled = { readonly expectedLabels?: readonly string[]; readonly answers?: ReadonlyMap<string, string> };

/** The same lines as a CSV with short lines, as one with full lines, and as a sheet. */
async function readAll(lines: readonly string[], settled: Settled = {}): Promise<ReadBack[]> {
  const width = Math.max(...lines.map((line) => line.split('|').length));
  const full = lines.map((line) => [...line.split('|'), ...Array.from({ length: width }, () => '')].slice(0, width).join(';'));
  const csv = (texts: readonly string[]) => readNamed('data.csv', `${texts.join('\n')}\n`, settled);
  return [
    await csv(lines.map((line) => line.replaceAll('|', ';'))),
    await csv(full),
    await readSheets([{ rows: lines.map((line) => (line === '' ? [] : line.split('|'))) }], settled),
  ];
}

const certain = ['sekolah|siswa|guru', 'UMUM', 'Sd 1|10|1', 'Sd 2|20|2', '', 'BUKAN UMUM', 'Mi 1|30|3', 'Mi 2|40|4'];
const grouped = [
  ['Sd 1', '10', '1', 'UMUM'],
  ['Sd 2', '20', '2', 'UMUM'],
  ['Mi 1', '30', '3', 'BUKAN UMUM'],
  ['Mi 2', '40', '4', 'BUKAN UMUM'],
];

describe('lines that name the group of the rows below them', () => {
  test('become a column where each stands above rows of its own, and each is told', async () => {
    for (const read of await readAll(certain)) {
      expect(read.outcome).toMatchObject({
        ok: true,
        form: { labels: ['sekolah', 'siswa', 'guru', 'kelompok'], fileColumns: [1, 2, 3, 4] },
      });
      expect(cellsOf(read)).toEqual(grouped);
      expect(aside(read)).toEqual([
        [2, 'UMUM', true],
        [6, 'BUKAN UMUM', true],
      ]);
      expect(read.outcome.warnings.map(({ message }) => message)).toEqual([expect.stringContaining('2 baris judul kelompok')]);
    }
  });

  test('become a column of a name that no header has, however it is written there', async () => {
    const taken = [
      [['Kelompok'], 'kelompok_baris'],
      [['Kelompok', 'Kelompok baris'], 'kelompok_baris_2'],
      [['Kelompok', 'KELOMPOK-BARIS', 'Kelompok Baris 2'], 'kelompok_baris_3'],
    ] as const;
    for (const [headers, label] of taken) {
      const [header = '', ...lines] = certain;
      const rows = lines.map((line) => (line.includes('|') ? `${line}${headers.map((_, place) => `|${place}`).join('')}` : line));
      for (const { outcome } of await readAll([[header, ...headers].join('|'), ...rows])) expect(outcome.form?.labels.at(-1)).toBe(label);
    }
  });

  test('become a column where each stands above a header of its own', async () => {
    const header = 'sekolah|siswa|guru';
    const lines = [
      'Data 2026',
      '',
      'UMUM',
      header,
      'Sd 1|10|1',
      'Sd 2|20|2',
      '',
      'BUKAN UMUM',
      header,
      'Mi 1|30|3',
      'Mi 2|40|4',
      '',
      'Sumber: Dinas',
    ];
    for (const read of await readAll(lines)) {
      expect(cellsOf(read)).toEqual(grouped);
      expect(aside(read)).toEqual([
        [1, 'Data 2026', false],
        [3, 'UMUM', true],
        [8, 'BUKAN UMUM', true],
        [9, 'sekolah | siswa | guru', false],
        [13, 'Sumber: Dinas', false],
      ]);
    }
  });

  test('and the header printed once more is one, however many blanks it has', async () => {
    const header = 'nama sekolah|siswa|guru';
    const again = 'nama  sekolah | siswa|guru ';
    const lines = ['UMUM', header, 'Sd 1|10|1', 'Sd 2|20|2', '', 'BUKAN UMUM', again, 'Mi 1|30|3', 'Mi 2|40|4'];
    for (const read of await readAll(lines)) expect(cellsOf(read)).toEqual(grouped);
  });

  test.each([
    ['a group has one row', ['sekolah|siswa', 'A. Negeri', 'Sd 2|20', 'B. Swasta', 'Sd 4|40', 'Sd 5|50']],
    [
      'nothing tells them but that rows lack no cell',
      ['sekolah|siswa|guru', 'Sd 1', 'Sd 2|2|1', 'Sd 3|3|1', 'Sd 4', 'Sd 5|5|1', 'Sd 6|6|1'],
    ],
  ])('are asked about where %s', async (_, lines) => {
    const names = lines.slice(1).filter((line) => !line.includes('|'));
    for (const read of await readAll(lines)) {
      expect(read.outcome).toMatchObject({ ok: false, findings: [], asking: [{ questionId: 'kelompok-baris' }] });
      expect(read.outcome.asking?.[0]?.readings.map(({ readingId, examples }) => [readingId, examples])).toEqual([
        ['kolom', names],
        ['data', names],
      ]);
    }
    for (const read of await readAll(lines, { answers: new Map([['kelompok-baris', 'kolom']]) })) {
      expect(new Set(cellsOf(read).map((cells) => cells.at(-1)))).toEqual(new Set(names));
    }
    const [short, full, sheet] = await readAll(lines, { answers: new Map([['kelompok-baris', 'data']]) });
    for (const read of [full, sheet]) expect(read?.records).toHaveLength(lines.length - 1);
    expect(short?.outcome.form?.accounting).toMatchObject({ read: lines.length - 1, refused: 2 });
  });

  test.each([
    ['has a column for it', ['sekolah', 'siswa', 'guru', 'kelompok'], 4],
    ['has none', ['sekolah', 'siswa', 'guru'], 3],
  ])('are what an approved standard says, which %s', async (_, expectedLabels, columns) => {
    const [, full, sheet] = await readAll(certain, { expectedLabels });
    for (const read of [full, sheet]) {
      expect(read?.outcome.form?.labels).toHaveLength(columns);
      expect(read?.records).toHaveLength(columns === 4 ? 4 : 6);
    }
  });

  test.each([
    ['the first row is no line', ['sekolah|siswa', 'SD 1|10', 'SD 2', 'SD 3|20', 'SD 4|30', 'SD 5', 'SD 6|40', 'SD 7|50']],
    ['there is one', ['sekolah|siswa', 'SD 1', 'SD 2|20', 'SD 3|30']],
    ['one comes twice', ['sekolah|siswa', 'UMUM', 'Sd 2|20', 'Sd 3|30', 'UMUM', 'Sd 4|20', 'Sd 5|30']],
    ['rows lack their one number', ['sekolah|siswa', 'Sd 1', 'Sd 2|20', 'Sd 3|30', 'Sd 4', 'Sd 5|20', 'Sd 6|30']],
    ['rows lack cells, too', ['nama|jenis|ket', 'A', 'B|x|y', 'C|z', 'D', 'E|x|y', 'F|z|w']],
  ])('are not seen where %s', async (_, lines) => {
    const [, full, sheet] = await readAll(lines);
    for (const read of [full, sheet]) {
      expect(read?.outcome.form?.labels).not.toContain('kelompok');
      expect(read?.records).toHaveLength(lines.length - 1);
    }
  });

  test('are data without rows of their own, also behind the sample', async () => {
    const rows = Array.from({ length: limits.sampleRecords }, (_, index) => `Sd ${index}|${index}|1`);
    const [short, ...whole] = await readAll([...certain, ...rows, 'HAMPA', 'LAIN', 'TK 1|1|1', 'KOSONG']);
    for (const read of whole) {
      expect(cellsOf(read).slice(-3)).toEqual([
        ['HAMPA', '', '', 'BUKAN UMUM'],
        ['TK 1', '1', '1', 'LAIN'],
        ['KOSONG', '', '', 'LAIN'],
      ]);
      expect(read.outcome.form).toMatchObject({ rows: 4 + rows.length + 3 });
      expect(read.outcome.form?.rowNumberSum).toBe(read.records.reduce((sum, { line }) => sum + BigInt(line), 0n));
    }
    expect(short && findingsOf(short)).toEqual([`missing-cell@${9 + rows.length}`, `missing-cell@${12 + rows.length}`]);
    for (const read of [short, ...whole]) expect(read && aside(read)?.map(([, text]) => text)).toEqual(['UMUM', 'BUKAN UMUM', 'LAIN']);
  });

  test.each([
    ['stands in another column', '||5', ['', '', '5']],
    ['stands in another column, as a name', '|x|', ['', 'x', '']],
    ['is a number', '5||', ['5', '', '']],
  ])('are data where the cell %s', async (_, line, cells) => {
    const rows = Array.from({ length: limits.sampleRecords }, (_, index) => `Sd ${index}|${index}|1`);
    for (const read of await readAll([...certain, ...rows, line, 'TK 1|1|1', line])) {
      expect(cellsOf(read).slice(-3)).toEqual([
        [...cells, 'BUKAN UMUM'],
        ['TK 1', '1', '1', 'BUKAN UMUM'],
        [...cells, 'BUKAN UMUM'],
      ]);
    }
  });

  test('lose none of a long run of names, of which the last is the group of what follows', async () => {
    const rows = Array.from({ length: limits.sampleRecords }, (_, index) => `Sd ${index}|${index}|1`);
    const names = Array.from({ length: 3 * limits.maxFooterRows + 1 }, (_, index) => `NAMA ${'A'.repeat(index)}`);
    const [, ...whole] = await readAll([...certain, ...rows, ...names, 'TK 1|1|1']);
    for (const read of whole) {
      const last = cellsOf(read).slice(-names.length);
      expect(last.slice(0, -1)).toEqual(names.slice(0, -1).map((name) => [name, '', '', 'BUKAN UMUM']));
      expect(last.at(-1)).toEqual(['TK 1', '1', '1', names.at(-1)]);
    }
  });

  test('keep lone records that together are longer than a block', async () => {
    const rows = Array.from({ length: limits.sampleRecords }, (_, index) => `Sd ${index};${index};1`);
    const long = (letter: string, bytes: number) => letter.repeat(bytes);
    const names = [long('A', 600_000), long('B', 600_000), long('C', limits.normalFormBlockBytes), 'D'];
    const text = [...certain.map((line) => line.replaceAll('|', ';')), ...rows, ...names.map((name) => `${name};;`), 'TK 1;1;1', ''];
    const read = await readText(text.join('\n'));
    expect(read.outcome.ok).toBe(true);
    expect(
      cellsOf(read)
        .slice(-4)
        .map(([name, , , group]) => `${name?.slice(0, 4)} ${name?.length} ${group}`),
    ).toEqual(['AAAA 600000 BUKAN UMUM', 'BBBB 600000 BUKAN UMUM', `CCCC ${limits.normalFormBlockBytes} BUKAN UMUM`, 'TK 1 4 D']);
  });

  test('keep names apart that differ behind the length of a label', async () => {
    const names = ['A', 'B'].map((end) => `${'Q'.repeat(limits.maxLabelCharacters - 1)}\u{1F3EB}${end}`);
    for (const read of await readAll(certain.map((line) => (line === 'UMUM' ? names[0] : line === 'BUKAN UMUM' ? names[1] : line) ?? ''))) {
      expect(cellsOf(read).map((cells) => cells.at(-1))).toEqual([names[0], names[0], names[1], names[1]]);
    }
  });

  test('leave a note above a group of its own page what it is', async () => {
    const header = 'sekolah|siswa';
    const lines = ['UMUM', header, 'Sd 1|10', 'Sd 2|20', '', 'Sumber: Dinas', '', 'BUKAN UMUM', header, 'Mi 1|30'];
    for (const read of await readAll(lines)) {
      expect(cellsOf(read).map((cells) => cells.at(-1))).toEqual(['UMUM', 'UMUM', 'BUKAN UMUM']);
      expect(aside(read)).toContainEqual([6, 'Sumber: Dinas', false]);
    }
  });

  test('are data where the approved standard has that column as the table has it, and no second', async () => {
    const lines = certain.map((line) => line.replace('sekolah', 'kelompok'));
    const standard = ['kelompok', 'siswa', 'guru'];
    const [, full, sheet] = await readAll(lines, { expectedLabels: standard });
    for (const read of [full, sheet]) expect(read).toMatchObject({ outcome: { ok: true, form: { labels: standard, rows: 6 } } });
    for (const read of await readAll(lines, { expectedLabels: [...standard, 'kelompok_baris'] })) expect(read.records).toHaveLength(4);
  });

  test('leave room in a small file whose name of a group is long', async () => {
    const long = 'é'.repeat(200);
    const lines = ['a|b', long, ...Array.from({ length: 99 }, () => '1|2'), 'Z', '1|2', '1|2'];
    const read = await readBack(sourceOf(Buffer.from(`${lines.join('\n').replaceAll('|', ';')}\n`), 50));
    expect(read.records).toHaveLength(101);
    expect(read.records[98]?.cells).toEqual(['1', '2', long]);
  });

  test('keep the columns of a table apart that has one of that name', async () => {
    const lines = certain.map((line) => line.replace('sekolah', 'kelompok'));
    expect((await readSheet(lines)).outcome.form?.labels).toEqual(['kelompok', 'siswa', 'guru', 'kelompok_baris']);
    expect((await readText(`${lines.join('\n').replaceAll('|', ',')}\n`)).outcome.form?.labels.at(-1)).toBe('kelompok_baris');
  });
});
