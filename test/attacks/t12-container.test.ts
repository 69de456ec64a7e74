import '../fakes/quiet-log.ts';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ingestUpload } from '../../functions/ingest/ingest-upload.ts';
import { limits } from '../../functions/limits.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { criterion } from '../criteria/criterion.ts';
import { datasetOf, ingestFakes, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { operator, uploadsFunction } from '../fakes/uploads-function.ts';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';

/** T12: what is not what it says it is, in size, type or checksum, is refused before a row of it is read: the engine that reads rows is never opened. */
const [uploadId] = uploadIds;
const sha256Of = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const csv = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';
const page =
  '<!DOCTYPE html><html><body><script>alert(1)</script><table><tr><th>Puskesmas<th>Kunjungan<tr><td>Cipondoh<td>12</table></body></html>';
const sheet =
  '<row><c t="inlineStr"><is><t>Puskesmas</t></is></c><c t="inlineStr"><is><t>Kunjungan</t></is></c></row><row><c t="inlineStr"><is><t>Cipondoh</t></is></c><c><v>12</v></c></row>';
const workbook = await zipParts(partsOf({ sheets: [sheet] }));
const archive = await zipParts([['berkas.csv', csv]]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1');
const gif = Buffer.from('GIF89a/*', 'latin1');

type Case = readonly [what: string, fileName: string, bytes: Uint8Array | string, changes?: Partial<Upload>];
const refusedCases: readonly Case[] = [
  ['one byte less than declared', 'data.csv', csv, { size: Buffer.byteLength(csv) + 1 }],
  ['one byte more than declared', 'data.csv', csv, { size: Buffer.byteLength(csv) - 1 }],
  ['nothing at all', 'data.csv', '', { size: 1 }],
  ['nothing, as declared', 'data.csv', '', { size: 0 }],
  ['another checksum than declared', 'data.csv', csv, { declaredSha256: '0'.repeat(64) }],
  ['the checksum of a file that differs in one letter', 'data.csv', csv.replace('12', '13'), { declaredSha256: sha256Of(csv) }],
  ['a workbook named .csv', 'data.csv', workbook],
  ['a workbook named .txt', 'data.txt', workbook],
  ['a workbook named .xls', 'data.xls', workbook],
  ['a CSV named .xlsx', 'data.xlsx', csv],
  ['a page named .csv', 'data.csv', page],
  ['a page named .tsv', 'data.tsv', page],
  ['a page named .xlsx', 'data.xlsx', page],
  ['a page with a byte order mark named .csv', 'data.csv', `\uFEFF${page}`],
  ['a page in UTF-16 named .csv', 'data.csv', Buffer.from(`\uFEFF${page}`, 'utf16le')],
  ['a page behind comments named .csv', 'data.csv', `<!-- a,b -->\n${page}`],
  ['a zip of a CSV named .xlsx', 'data.xlsx', archive],
  ['a zip of a CSV named .csv', 'data.csv', archive],
  ['a page before a zip', 'data.xlsx', Buffer.concat([Buffer.from(page), workbook])],
  ['a page before a zip, named .csv', 'data.csv', Buffer.concat([Buffer.from(page), workbook])],
  ['a PDF before a zip', 'data.xlsx', Buffer.concat([pdf, workbook])],
  ['a PDF named .csv', 'data.csv', Buffer.concat([pdf, Buffer.from(csv)])],
  ['a zip before a page', 'data.xlsx', Buffer.concat([archive, Buffer.from(page)])],
  ['a GIF that is a script, named .csv', 'data.csv', Buffer.concat([gif, Buffer.from(csv)])],
  ['a gzip named .csv', 'data.csv', Buffer.concat([Buffer.from([0x1f, 0x8b, 8]), Buffer.from(csv)])],
  [
    'an old workbook named .xlsx',
    'data.xlsx',
    Buffer.concat([Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'), Buffer.alloc(600)]),
  ],
  ['JSON named .csv', 'data.csv', '[{"Puskesmas":"Cipondoh","Kunjungan":12}]'],
  ['XML named .csv', 'data.csv', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ['Parquet named .csv', 'data.csv', Buffer.concat([Buffer.from('PAR1'), Buffer.from(csv)])],
  ['a program named .csv', 'data.csv', Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.from(csv)])],
];
const soundCases: readonly Case[] = [
  ['a CSV', 'data.csv', csv],
  ['a workbook', 'data.xlsx', workbook],
  ['a page named .xls', 'data.xls', page],
  ['its true checksum', 'data.csv', csv, { declaredSha256: sha256Of(csv) }],
];

const reportSchema = z.object({ errors: z.array(z.object({ type: z.string(), message: z.string(), mend: z.string() })) });

/** Ingests one file under an approved standard; says how it ended, and how often the engine that reads rows was opened. */
async function ingest([, fileName, content, changes = {}]: Case) {
  const fakes = ingestFakes(datasetOf(), standardOf());
  let opened = 0;
  const engine = {
    open: (...args: Parameters<typeof fakes.engine.open>) => {
      opened += 1;
      return fakes.engine.open(...args);
    },
  };
  const upload = uploadOf(uploadId, content, { fileName, ...changes });
  fakes.uploads.put(upload);
  const { versionId } = fakes.inbox.receive(upload.key, content);
  const { outcome } = await ingestUpload({ ...fakes, engine }, { key: upload.key, versionId, sequencer: '01' });
  const report = reportSchema.parse(
    JSON.parse((await fakes.published.getText(`datasets/${upload.datasetId}/uploads/${uploadId}/report.json`)) ?? '{"errors":[]}'),
  );
  return { outcome, opened, errors: report.errors, keys: fakes.published.keys() };
}

describe('a file that is not what it says', () => {
  test('is rejected with what to do, before its rows are read, and leaves nothing but its report', async () => {
    const wrong: unknown[] = [];
    for (const one of refusedCases) {
      const { outcome, opened, errors, keys } = await ingest(one);
      const [error] = errors;
      const leftParts = keys.some((key) => key.includes('/parts/'));
      if (outcome !== 'rejected' || opened > 0 || leftParts || !error?.mend || !/^(format|source)-error$|-count$/.test(error.type))
        wrong.push({ what: one[0], outcome, opened, errors, keys });
    }
    criterion(
      'T12',
      `${refusedCases.length - wrong.length} of ${refusedCases.length} files that are not what they say are refused before a row is read`,
    );
    expect(wrong).toEqual([]);
  });

  test('is told from one that is', async () => {
    for (const one of soundCases) {
      const { outcome, opened } = await ingest(one);
      expect([one[0], outcome === 'rejected', opened]).toEqual([one[0], false, 1]);
    }
  });

  const corpus = join(import.meta.dirname, '../../../shared/corpora/real/bps-kemiskinan-jabar-html.xls');
  test.skipIf(!existsSync(corpus))(
    'is told from a page that a real office calls .xls, and the same page called .csv is refused',
    async () => {
      const bytes = readFileSync(corpus);
      expect((await ingest(['named .csv', 'data.csv', bytes])).opened).toBe(0);
      expect((await ingest(['named .xls', 'data.xls', bytes])).opened).toBe(1);
    },
  );
});

describe('a size', () => {
  const start = async (size: number) => {
    const fakes = ingestFakes();
    const { status, body } = await uploadsFunction(fakes)(operator, {
      operation: 'startUpload',
      params: { datasetId: 'kunjungan-puskesmas' },
      body: { fileName: 'data.csv', size },
    });
    return { status, body, uploads: fakes.uploads.all().length };
  };
  const most = limits.maxUploadBytes;
  const one = limits.maxSinglePutBytes;

  test.each([-1, 0, most + 1, 1.5, Number.MAX_SAFE_INTEGER, 1e300])('of %d bytes is refused before anything is written', async (size) => {
    expect(await start(size)).toMatchObject({ status: 400, uploads: 0 });
  });

  test.each([
    [1, 'put'],
    [one - 1, 'put'],
    [one, 'put'],
    [one + 1, 'multipart'],
    [most - 1, 'multipart'],
    [most, 'multipart'],
  ])('of %d bytes is taken, by %s', async (size, way) => {
    const { status, body } = await start(size);
    expect([status, way in body]).toEqual([201, true]);
  });
});
