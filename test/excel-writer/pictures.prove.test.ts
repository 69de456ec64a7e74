import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templateSheets } from '../../functions/datasets/template/template-sheets.ts';
import { writeWorkbook } from '../../functions/excel-writer/write-workbook.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { datasetOf, deliver, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';

/**
 * Returned workbooks of real files and a template, opened and printed by LibreOffice: the one reader that is not ours. With PICTURES=<folder> the
 * pages stay there as pictures, to be looked at.
 */
const corpus = resolve(import.meta.dirname, '../../../shared/corpora/real');
const hasOffice = existsSync('/usr/bin/soffice');
const files = [
  'bps-garis-kemiskinan-4-level-header.xlsx',
  'bps-wisman-thin-space.xlsx',
  'jabar-apk-merged-header.xlsx',
  'bandung-harga-pangan-harian.csv',
];
const present = files.filter((file) => existsSync(join(corpus, file)));
if (!hasOffice) console.log(`skipped: no soffice, so ${files.length + 1} workbooks were not opened`);
if (present.length < files.length) console.log(`skipped: ${files.length - present.length} of ${files.length} real files are not here`);

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-pictures-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The text that LibreOffice prints of the workbook, and its pages where someone wants to look. */
function print(path: string): string {
  const profile = `-env:UserInstallation=file://${directory}/profile`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', directory, path], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  const pdf = path.replace(/xlsx$/, 'pdf');
  const pictures = process.env.PICTURES;
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    execFileSync('pdftoppm', ['-png', '-r', '70', '-l', '4', pdf, join(pictures, basename(pdf, '.pdf'))]);
  }
  return execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

/** A standard that the file itself proposes, made stricter: no text may hold a `C`, no number may be above 10,000. */
async function strictStandard(content: Uint8Array, fileName: string): Promise<Standard> {
  const fakes = ingestFakes(datasetOf());
  await ingestBatch(fakes, [deliver(fakes, uploadIds[0], content, { fileName })]);
  const [proposed] = await fakes.standards.list('kunjungan-puskesmas');
  if (!proposed) throw new Error(`${fileName} proposed no standard`);
  const fields = proposed.fields.map((field): Standard['fields'][number] => {
    if (field.type === 'string') return { ...field, constraints: { ...field.constraints, pattern: '[^C]*' } };
    return field.type === 'number' || field.type === 'integer'
      ? { ...field, constraints: { ...field.constraints, maximum: 10_000 } }
      : field;
  });
  return { ...proposed, fields, state: 'approved', origin: 'operator' };
}

describe.skipIf(!hasOffice)('LibreOffice opens', () => {
  test.for(present)('the returned workbook of %s', async (file) => {
    const content = readFileSync(join(corpus, file));
    const fakes = ingestFakes(datasetOf(), await strictStandard(content, file));
    await ingestBatch(fakes, [deliver(fakes, uploadIds[1], content, { fileName: file })]);
    const upload = await fakes.uploads.get('kunjungan-puskesmas', uploadIds[1]);
    expect([fakes.unreturned, upload?.state]).toEqual([[], 'rejected']);
    const path = join(directory, `${basename(file).replace(/\W/g, '-')}.xlsx`);
    writeFileSync(path, fakes.published.newest(upload?.returnedWorkbook?.key ?? '')?.bytes ?? '');
    const text = print(path);
    expect(text).toContain('Yang perlu diperbaiki');
    expect(text).toMatch(/kesalahan ditemukan; .* baris sudah benar/);
  });

  test('a template', async () => {
    const path = join(directory, 'template.xlsx');
    await writeWorkbook(path, templateSheets('Kunjungan puskesmas', standardOf(), new Map()));
    expect(print(path)).toContain('Petunjuk mengisi: Kunjungan puskesmas');
  });
});
