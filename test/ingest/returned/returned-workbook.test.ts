import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Cell, SheetPlan } from '../../../functions/excel-writer/sheet.ts';
import { writeWorkbook } from '../../../functions/excel-writer/write-workbook.ts';
import { ingestBatch } from '../../../functions/ingest/ingest-batch.ts';
import { markFill } from '../../../functions/ingest/returned/marks.ts';
import { limits } from '../../../functions/limits.ts';
import type { Upload } from '../../../functions/model/upload.ts';
import type { Standard } from '../../../functions/standards/standard.ts';
import { writeClerkWorkbook } from '../../excel-writer/clerk-workbook.ts';
import { type ReadXlsx, readXlsx } from '../../excel-writer/read-xlsx.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, messageOf, noon, standardOf, uploadIds } from '../../fakes/ingest-fakes.ts';
import { operator, uploadsFunction } from '../../fakes/uploads-function.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-returned-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const [first, second, third] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const nik = { name: 'nik', title: 'NIK', type: 'string', format: 'nik' } as const;
const fields: Standard['fields'] = [...standardOf().fields.map((field) => ({ ...field, constraints: { required: true } })), nik];
const worldOf = (changes: Partial<Standard> = {}) =>
  ingestFakes(datasetOf({ access: 'limited', sharing: 'by-request' }), standardOf({ fields, ...changes }));

async function send(
  fakes: IngestFakes,
  uploadId: string,
  content: string | Uint8Array,
  fileName: string,
  changes: Partial<Upload> = {},
): Promise<Upload> {
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, { fileName, period: '2026-09', ...changes })]);
  expect([fakes.faults, fakes.unreturned]).toEqual([[], []]);
  const upload = await fakes.uploads.get(datasetId, uploadId);
  if (!upload) throw new Error('no upload');
  return upload;
}

async function returned(fakes: IngestFakes, upload: Upload): Promise<ReadXlsx & { path: string }> {
  const path = join(directory, `${upload.uploadId}-${fakes.published.keys().length}.xlsx`);
  writeFileSync(path, fakes.published.newest(upload.returnedWorkbook?.key ?? '')?.bytes ?? '');
  return { ...(await readXlsx(path)), path };
}

const list = ({ sheets }: ReadXlsx) => {
  const [sheet] = sheets;
  expect(sheet?.name).toBe('Yang perlu diperbaiki');
  return [...(sheet?.cells ?? [])]
    .filter(([reference]) => Number(reference.slice(1)) >= 8)
    .map(([reference, { text }]) => [reference, text]);
};

const csv = [
  'Puskesmas;Kunjungan;NIK',
  'Cipondoh;dua belas;3671014101900001',
  '=HYPERLINK("http://x");12;0671014101900001',
  ';3;3671014101900002',
  'Benda;empat;3671014101900003',
].join('\n');

describe('a rejected CSV', () => {
  test('comes back as a workbook of text, its bad cells marked at the rows of the report', async () => {
    const fakes = worldOf();
    const upload = await send(fakes, first, csv, 'Kunjungan [Sept]/2026.csv');
    expect(upload).toMatchObject({
      state: 'rejected',
      returnedWorkbook: { key: `datasets/${datasetId}/returned/${first}.xlsx`, versionId: 'v1' },
    });
    const workbook = await returned(fakes, upload);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'Kunjungan Sept 2026']);
    const table = workbook.sheets[1];
    const marked = [...(table?.cells ?? [])].filter(([, { fill }]) => fill === markFill).map(([reference]) => reference);
    expect(marked).toEqual(['B2', 'C3', 'A4', 'B5']);
    expect([...(table?.notes.keys() ?? [])]).toEqual(marked);
    expect(table?.notes.get('B2')).toMatch(/^Baris 2, kolom Kunjungan: "dua belas" bukan bilangan bulat\.\nTulis angka bulat saja/);
    expect([...(table?.cells.values() ?? [])].every(({ format }) => format === '@')).toBe(true);
    expect(table?.cells.get('C2')?.text).toBe('3671014101900001');
  });

  test('lists what to mend, what clears most cells first, with links to them', async () => {
    const fakes = worldOf();
    const workbook = await returned(fakes, await send(fakes, first, csv, 'kunjungan.csv'));
    const cells = list(workbook);
    expect(cells.filter(([reference]) => /^[BDE]/.test(reference ?? ''))).toEqual([
      ['B8', 'Kolom Kunjungan: "dua belas" bukan bilangan bulat.'],
      ['D8', '2'],
      ['E8', 'Baris 2'],
      ['B9', 'Kolom NIK: "0671014101900001" bukan NIK yang sah.'],
      ['D9', '1'],
      ['E9', 'Baris 3'],
      ['B10', 'Kolom Puskesmas: kosong, padahal wajib diisi.'],
      ['D10', '1'],
      ['E10', 'Baris 4'],
    ]);
    expect(String(workbook.entries.get(workbook.sheets[0]?.part ?? ''))).toContain(`location="'kunjungan'!B2"`);
  });

  test('holds no live formula, whatever its cells begin with (T25)', async () => {
    const payloads = ['=1+1', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', '＋1', ' =1', '=cmd|" /C calc"!A0', '_x003D_1'];
    const fakes = worldOf();
    const rows = payloads.map((payload) => `"${payload.replaceAll('"', '""')}";x;3671014101900001`);
    const { sheets, entries } = await returned(fakes, await send(fakes, first, ['Puskesmas;Kunjungan;NIK', ...rows].join('\n'), 'a.csv'));
    const table = sheets[1];
    expect(payloads.map((_, index) => table?.cells.get(`A${index + 2}`)?.text)).toEqual(payloads);
    for (const [name, bytes] of entries) expect(String(bytes), name).not.toMatch(/<(\w+:)?f[ >]/);
  });

  test('mended where it is marked and sent again, is published', async () => {
    const fakes = worldOf();
    const workbook = await returned(fakes, await send(fakes, first, csv, 'kunjungan.csv'));
    const mends: Readonly<Record<string, string>> = { B2: '12', C3: '3671014101900004', A4: 'Neglasari', B5: '4' };
    const again = await send(fakes, second, await mended(workbook, mends), 'kunjungan.xlsx');
    expect(again).toMatchObject({ state: 'in-review', counts: { rows: 4, validRows: 4, errors: 0 } });
  });

  test('shows a correction made without the file, where another cell is still wrong', async () => {
    const fakes = worldOf();
    const source = await send(fakes, first, csv, 'kunjungan.csv');
    const request = uploadsFunction(fakes, () => second);
    const cells = [{ rowNumber: 2, fieldName: 'kunjungan', value: '12' }];
    await request(operator, { operation: 'mendUpload', params: { datasetId, uploadId: source.uploadId }, body: { cells } });
    const waiting = await fakes.uploads.get(datasetId, second);
    await ingestBatch(fakes, [messageOf(waiting?.key ?? '', 'v1')]);
    const upload = await fakes.uploads.get(datasetId, second);
    expect(upload?.state).toBe('rejected');
    const table = upload && (await returned(fakes, upload)).sheets[1];
    expect(table?.cells.get('B2')).toMatchObject({ text: '12', format: '@' });
    expect(table?.cells.get('B2')?.fill).toBeUndefined();
    expect(table?.cells.get('B5')?.fill).toBe(markFill);
  });

  test('whose rows could not all be read gives the wrong rows alone, in a workbook that is taken for no table', async () => {
    const fakes = worldOf();
    const upload = await send(fakes, first, `${csv}\nBatuceper;1`, 'kunjungan.csv');
    const workbook = await returned(fakes, upload);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'Baris yang salah']);
    const table = workbook.sheets[1];
    expect(table?.cells.get('A2')?.text).toBe('2');
    expect([...(table?.cells ?? [])].filter(([, { fill }]) => fill === markFill).map(([reference]) => reference)).toEqual([
      'C2',
      'D3',
      'B4',
      'C5',
    ]);
    expect([...(workbook.sheets[0]?.cells.values() ?? [])].map(({ text }) => text).join(' ')).toContain('1 baris tidak terbaca');
    expect(await send(fakes, second, await readFile(workbook.path), 'kunjungan.xlsx')).toMatchObject({ state: 'rejected' });
  });

  test('is marked for removal beside the report with its cells, and is gone a week after its check: no link then, and words that say why', async () => {
    const fakes = worldOf();
    await send(fakes, first, csv, 'kunjungan.csv');
    expect(fakes.published.returned()).toEqual([
      `datasets/${datasetId}/uploads/${first}/report.json`,
      `datasets/${datasetId}/returned/${first}.xlsx`,
    ]);
    const params = { datasetId, uploadId: first };
    const ask = async (milliseconds: number) => {
      const at = uploadsFunction(fakes, undefined, () => new Date(noon.getTime() + milliseconds));
      const link = await at(operator, { operation: 'getReturnedWorkbook', params, headers: { Accept: ['application/json'] } });
      return { link, upload: (await at(operator, { operation: 'getUpload', params })).body };
    };
    const week = limits.inboxDays * 86_400_000;
    expect(await ask(week - 1)).toMatchObject({ link: { status: 200 }, upload: { hasReturnedWorkbook: true } });
    const late = await ask(week);
    expect(late.link).toMatchObject({ status: 404, body: { code: 'not-found', detail: expect.stringContaining('sudah dihapus') } });
    expect(late.upload).not.toHaveProperty('hasReturnedWorkbook');
  });

  test('without a table has none, and neither has a sound file', async () => {
    const fakes = worldOf();
    expect((await send(fakes, first, '', 'a.csv')).returnedWorkbook).toBeUndefined();
    const sound = await send(fakes, second, 'Puskesmas,Kunjungan,NIK\nBenda,1,3671014101900001\n', 'a.csv');
    expect(sound).toMatchObject({ state: 'in-review' });
    expect(sound.returnedWorkbook).toBeUndefined();
  });

  test('is rejected all the same when its workbook can not be made, and the log has the type of the error alone', async () => {
    const fakes = worldOf();
    const long = `Puskesmas;Kunjungan;NIK\n${'x'.repeat(40_000)};rahasia;3671014101900001\n`;
    await ingestBatch(fakes, [deliver(fakes, third, long)]);
    expect(await fakes.uploads.get(datasetId, third)).toMatchObject({ state: 'rejected' });
    expect(fakes.unreturned).toEqual([expect.objectContaining({ name: 'CellTooLong', message: '' })]);
  });
});

/** The table's sheet as someone corrects it in Excel, the list of what to correct still before it. */
async function mended({ sheets }: ReadXlsx, mends: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const plans = sheets.map(({ name, cells }): SheetPlan => {
    const rows = Map.groupBy([...cells], ([reference]) => Number(reference.replace(/\D+/, '')));
    const isTable = name !== 'Yang perlu diperbaiki';
    return {
      name,
      columns: [],
      rows: [...rows].map(([number, all]) => ({
        number,
        cells: cellsOf(all.map(([reference, { text }]) => [reference, (isTable ? mends[reference] : undefined) ?? text])),
      })),
    };
  });
  const path = join(directory, 'mended.xlsx');
  await writeWorkbook(path, plans);
  return readFile(path);
}

function cellsOf(texts: readonly (readonly [string, string])[]): (Cell | undefined)[] {
  const cells: (Cell | undefined)[] = [];
  for (const [reference, text] of texts) cells[reference.charCodeAt(0) - 65] = { text };
  return Array.from(cells);
}

describe('a rejected page of HTML that calls itself .xls', () => {
  test('comes back as a workbook with its bad cells marked', async () => {
    const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const rows = [
      ['Puskesmas', 'Kunjungan', 'NIK'],
      ['Benda', 'empat', '3671014101900003'],
      ['Cipondoh', '3', '3671014101900001'],
    ].map(row);
    const fakes = worldOf();
    const upload = await send(fakes, first, `<html><body><table>${rows.join('\n')}</table></body></html>`, 'laporan.xls');
    expect(upload.state).toBe('rejected');
    const workbook = await returned(fakes, upload);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'laporan']);
    const marked = [...(workbook.sheets[1]?.cells ?? [])].filter(([, { fill }]) => fill === markFill);
    expect(marked.map(([, { text }]) => text)).toEqual(['empat']);
    const again = await send(fakes, second, await mended(workbook, { [marked[0]?.[0] ?? '']: '4' }), 'laporan.xlsx');
    expect(again).toMatchObject({ state: 'in-review', counts: { rows: 2, validRows: 2, errors: 0 } });
  });
});

describe('a rejected workbook', () => {
  const inline = (r: string, text: string) => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const inside = (jumlah: string) =>
    `<sheetData><row r="1">${inline('A1', 'Laporan Kunjungan')}</row><row r="3">${inline('A3', 'Puskesmas')}${inline('C3', 'Kunjungan')}${inline('D3', 'NIK')}</row><row r="4">${inline('A4', 'Benda')}${jumlah}<c r="D4"><v>20606873</v></c></row><row r="5">${inline('A5', 'Cipondoh')}<c r="C5"><v>3</v></c>${inline('D5', '3671014101900001')}</row></sheetData>`;

  test("is the clerk's own, marked in the clerk's own columns", async () => {
    const path = join(directory, 'clerk.xlsx');
    await writeClerkWorkbook(path, { sheets: [{ name: 'Data', inside: inside(inline('C4', 'tiga')) }] });
    const fakes = worldOf();
    const upload = await send(fakes, first, await readFile(path), 'kunjungan.xlsx');
    expect(upload).toMatchObject({ state: 'rejected' });
    const workbook = await returned(fakes, upload);
    expect(workbook.sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'Data']);
    const data = workbook.sheets[1];
    expect([...(data?.cells ?? [])].filter(([, { fill }]) => fill === markFill).map(([reference]) => reference)).toEqual(['C4', 'D4']);
    expect(data?.cells.get('D4')?.format).toBe('@');
    expect(data?.cells.get('A1')?.text).toBe('Laporan Kunjungan');
  });

  test('mended where it is marked and sent again, is published', async () => {
    const path = join(directory, 'clerk.xlsx');
    await writeClerkWorkbook(path, { sheets: [{ name: 'Data', inside: inside(inline('C4', 'tiga')) }] });
    const fakes = worldOf();
    const workbook = await returned(fakes, await send(fakes, first, await readFile(path), 'kunjungan.xlsx'));
    const again = await send(fakes, second, await mended(workbook, { C4: '3', D4: '3671014101900007' }), 'kunjungan.xlsx');
    expect(again).toMatchObject({ state: 'in-review', counts: { rows: 2, validRows: 2, errors: 0 } });
  });

  describe('of several sheets that fit', () => {
    const both = async (): Promise<Uint8Array> => {
      const path = join(directory, 'clerk.xlsx');
      const sheets = ['Utara', 'Selatan'].map((name) => ({ name, inside: inside(inline('C4', 'tiga')) }));
      await writeClerkWorkbook(path, { sheets });
      return readFile(path);
    };
    const mends = { C4: '3', D4: '3671014101900007' };

    test('is read at the sheet that was judged when it comes back, though nobody names it again', async () => {
      const fakes = worldOf();
      const workbook = await returned(fakes, await send(fakes, first, await both(), 'kunjungan.xlsx', { sheet: 'Selatan' }));
      const again = await send(fakes, second, await mended(workbook, mends), 'kunjungan.xlsx');
      expect(again).toMatchObject({ state: 'in-review', counts: { rows: 2, validRows: 2, errors: 0 } });
      const report = JSON.parse((await fakes.published.getText(`datasets/${datasetId}/uploads/${second}/report.json`)) ?? '{}');
      expect(report.dialect.sheetName).toBe('Selatan');
      expect(report.warnings[0].message).toBe('Lembar “Utara” dilewati (4 baris): bukan yang diperiksa sebelumnya.');
    });

    test('is read at the sheet that the clerk names, whatever was judged', async () => {
      const fakes = worldOf();
      const workbook = await returned(fakes, await send(fakes, first, await both(), 'kunjungan.xlsx', { sheet: 'Selatan' }));
      await send(fakes, second, await mended(workbook, mends), 'kunjungan.xlsx', { sheet: 'Utara' });
      const report = JSON.parse((await fakes.published.getText(`datasets/${datasetId}/uploads/${second}/report.json`)) ?? '{}');
      expect(report.dialect.sheetName).toBe('Utara');
    });

    test('is asked about as any other where the judged sheet has another name by then', async () => {
      const fakes = worldOf();
      const workbook = await returned(fakes, await send(fakes, first, await both(), 'kunjungan.xlsx', { sheet: 'Selatan' }));
      const sheets = workbook.sheets.map((sheet) => (sheet.name === 'Selatan' ? { ...sheet, name: 'Barat' } : sheet));
      const again = await send(fakes, second, await mended({ ...workbook, sheets }, mends), 'kunjungan.xlsx');
      expect(again).toMatchObject({ state: 'asking' });
    });
  });
});
