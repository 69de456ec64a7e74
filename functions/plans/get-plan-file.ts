import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workbookContentType } from '../excel-writer/content-type.ts';
import type { Row } from '../excel-writer/sheet.ts';
import type { Look } from '../excel-writer/styles.ts';
import { writeWorkbook } from '../excel-writer/write-workbook.ts';
import { type Answer, ok } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import type { PlanEntry } from '../model/plan.ts';
import { csvCell, inertText } from '../standards/inert-text.ts';
import { type OnPlanPorts, onPlan } from './on-plan.ts';
import { planColumns } from './plan-columns.ts';
import { type ShownPlanPorts, shownPlan } from './shown-plan.ts';

const mediaTypes = { csv: 'text/csv', xlsx: workbookContentType } as const;

/** GET /v1/plans/{year}/{opdId}/file/{format}: what the caller reads of the plan, as the file that readPlanFile reads; in base64, as JSON carries bytes. */
export function getPlanFile(ports: OnPlanPorts & ShownPlanPorts): Operation<'getPlanFile'> {
  return (call) =>
    onPlan(ports, call, 'anyone', async (plan): Promise<Answer<'getPlanFile'>> => {
      const { principal, params, now } = call;
      const { entries: shown, part, year, opdId } = await shownPlan(ports, params, plan, principal, now);
      // Who may write it gets what was written, so that it comes back unchanged; others read what is in force.
      const entries = part === 'whole' ? shown : shown.map((entry) => ({ ...entry, priority: entry.priorityInForce }));
      const bytes = params.format === 'csv' ? planCsv(entries) : await planWorkbook(entries);
      const fileName = `daftar-data-${opdId}-${year}.${params.format}`;
      return ok({ fileName, mediaType: mediaTypes[params.format], base64: Buffer.from(bytes).toString('base64') });
    });
}

const headerLook: Look = { bold: true };

function cellsOf(entries: readonly PlanEntry[]): string[][] {
  const header = ['No', ...planColumns.map((column) => column.header)];
  return [header, ...entries.map((entry, place) => [String(place + 1), ...planColumns.map(({ write }) => write(entry))])];
}

/** With a BOM, by which Excel knows UTF-8. */
export function planCsv(entries: readonly PlanEntry[]): Uint8Array {
  const lines = cellsOf(entries).map((cells) => cells.map((text) => csvCell(inertText(text))).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}

export async function planWorkbook(entries: readonly PlanEntry[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'daftar-data-'));
  try {
    const path = join(folder, 'daftar.xlsx');
    const rows = cellsOf(entries).map((cells, place): Row => {
      return { cells: cells.map((text) => (text === '' ? undefined : { text, ...(place === 0 ? { look: headerLook } : {}) })) };
    });
    const columns = [{ width: 5 }, ...planColumns.map(({ width }) => ({ width }))];
    await writeWorkbook(path, [{ name: 'Daftar data', columns, rows, frozenRows: 1, allText: true, printWide: true }]);
    return await readFile(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
