import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { invalidRequest } from '../http/problem.ts';
import { openWorkbook } from '../ingest/workbook/open-workbook.ts';
import { createRowCounts, type Sheet } from '../ingest/workbook/workbook.ts';
import { findingOf } from '../ingest/workbook/workbook-fault.ts';
import { limits } from '../limits.ts';
import { csvRows } from './csv-rows.ts';
import { type OnPlanPorts, onPlan } from './on-plan.ts';
import { type FileRow, fileRow, type PlanRead, readPlanRows, type Unsaid } from './plan-rows.ts';

type Outcome = { readonly ok: true; readonly read: PlanRead; readonly sheet?: string } | { readonly ok: false; readonly why: string };

/**
 * POST /v1/plans/{year}/{opdId}/file: what a list holds, as entries to be looked at and then written by setPlan; nothing is kept. Workbooks go through the reader that
 * opens deliveries, with its limits of zip and XML.
 */
export function readPlanFile(ports: OnPlanPorts): Operation<'readPlanFile'> {
  return (call) =>
    onPlan(ports, call, 'draft-plan', async () => {
      const { base64, access, cadence } = call.body;
      const outcome = await readListFile(Buffer.from(base64, 'base64'), { access, cadence });
      if (!outcome.ok) return invalidRequest([{ where: 'base64', what: outcome.why }]);
      const { read, sheet } = outcome;
      return ok({
        ...read,
        entries: [...read.entries],
        columns: [...read.columns],
        assumed: [...read.assumed],
        faults: [...read.faults],
        unread: [...read.unread],
        ...(sheet === undefined ? {} : { sheet }),
      });
    });
}

/** A list from the bytes of a workbook or a CSV, whatever it is called. */
export async function readListFile(bytes: Uint8Array, unsaid: Unsaid): Promise<Outcome> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldOffice = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isZip || isOldOffice) return readBook(bytes, unsaid);
  const rows = csvRows(bytes);
  if (rows.length > limits.maxPlanFileRows) return { ok: false, why: tooManyRows };
  return outcomeOf(readPlanRows(rows, unsaid)) ?? { ok: false, why: noHeader };
}

/** Undefined where no list was found. */
function outcomeOf(read: ReturnType<typeof readPlanRows>, sheet?: string): Outcome | undefined {
  if (read === 'too-wide') return { ok: false, why: tooWide };
  return read && { ok: true, read, ...(sheet === undefined ? {} : { sheet }) };
}

const noHeader =
  'judul kolomnya tidak ditemukan; sediakan satu baris judul dengan sedikitnya “Uraian DSSD” (atau “Judul”) dan satu kolom lain, misalnya “Kode DSSD”';
const tooManyRows = `lebih dari ${limits.maxPlanFileRows} baris; sisakan daftar OPD ini saja`;
const tooWide = `judul kolomnya lebih dari ${limits.maxPlanFileColumns}; sisakan kolom daftar datanya saja`;
const tooManyCharacters = `isinya lebih dari ${limits.maxPlanFileCharacters.toLocaleString('id')} huruf; sisakan lembar daftar OPD ini saja, dan singkatkan teksnya`;

async function readBook(bytes: Uint8Array, unsaid: Unsaid): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'daftar-data-'));
  try {
    const path = join(folder, 'daftar.xlsx');
    await writeFile(path, bytes);
    const opened = await openWorkbook(path);
    if (!opened.ok) return { ok: false, why: `${opened.finding.message} ${opened.finding.mend}` };
    try {
      return await readSheets(opened.workbook.sheets, unsaid);
    } catch (error) {
      const finding = findingOf(error);
      return { ok: false, why: `${finding.message} ${finding.mend}` };
    } finally {
      await opened.workbook.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first sheet that is shown and has the header of a list, among the first ones. */
async function readSheets(sheets: readonly Sheet[], unsaid: Unsaid): Promise<Outcome> {
  let characters = 0;
  for (const sheet of sheets.filter(({ hidden }) => !hidden).slice(0, limits.maxPlanFileSheets)) {
    const rows: FileRow[] = [];
    const counts = { ...createRowCounts(), blankRows: 0 };
    for await (const some of sheet.rows(counts)) {
      for (const { cells } of some) for (const cell of cells) characters += cell.length;
      // Few bytes name a long text in many cells, on many sheets: they are counted over all of them.
      if (characters > limits.maxPlanFileCharacters) return { ok: false, why: tooManyCharacters };
      rows.push(...some.map(({ rowNumber, cells }) => fileRow(rowNumber, cells)));
      if (rows.length > limits.maxPlanFileRows || counts.blankRows > limits.maxPlanFileBlankRows) break;
    }
    const outcome = outcomeOf(readPlanRows(rows, unsaid), sheet.name.slice(0, limits.maxSheetNameCharacters));
    if (outcome?.ok && rows.length > limits.maxPlanFileRows) return { ok: false, why: tooManyRows };
    if (outcome) return outcome;
  }
  return { ok: false, why: noHeader };
}
