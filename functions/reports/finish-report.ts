import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { City } from '../../cities/city.ts';
import type { Published } from '../datasets/published.port.ts';
import { writeWorkbook } from '../excel-writer/write-workbook.ts';
import type { Principal } from '../model/principal.ts';
import type { ReportHead } from '../model/report.ts';
import { type ReportFormat, reportFormats } from '../model/report-format.ts';
import type { ReportScope, ReportView } from '../model/report-view.ts';
import type { PdfDocument } from '../pdf-writer/pdf-document.ts';
import { faultsOf, oneByOne } from '../progress/one-by-one.ts';
import { reportContentTypes, reportKeyOf } from './get-report-file.ts';
import { readView, type ViewPorts } from './read-view.ts';
import { reportDocument } from './report-document.ts';
import { reportSheets } from './report-sheets.ts';
import type { Copy } from './scope-of.ts';

export type FinishPorts = ViewPorts & {
  readonly city: Pick<City, 'opds' | 'name'>;
  readonly published: Pick<Published, 'find' | 'putFile'>;
  readonly writePdf: (document: PdfDocument) => Promise<Uint8Array>;
  /** Where files are built. */
  readonly directory: string;
};

type Wanted = { readonly copy: Copy; readonly scope: ReportScope; readonly reader: Principal };

/**
 * Makes a report final: its reasons are frozen, each copy is written as PDF and workbook under a key of its own, and the end is put once. What a run before wrote stays; nothing is
 * written over. The city's copies are needed for the end; an OPD's that cannot be written holds up no other: the report is final without it, and this throws, so that somebody looks; the next runs
 * write it.
 */
export async function finishReport(ports: FinishPorts, head: ReportHead, now: Date): Promise<'final' | 'stands'> {
  const { reports, city } = ports;
  const { reportId } = head;
  const ended = await reports.end(reportId);
  await mkdir(ports.directory, { recursive: true });
  const write = (copies: readonly Wanted[]) =>
    oneByOne(
      copies,
      ({ copy }) => copy,
      (wanted) => writeMissing(ports, head, wanted, now),
    );
  const failed = await write([
    { copy: 'walidata', scope: { of: 'all' }, reader: as({ kind: 'steward' }) },
    { copy: 'pimpinan', scope: { of: 'all' }, reader: as({ kind: 'overseer' }) },
    { copy: 'umum', scope: { of: 'public' }, reader: { type: 'anonymous' } },
  ]);
  const hasCityCopies = failed.length === 0;
  const ofOpds = city.opds.map(
    ({ id: opdId }): Wanted => ({ copy: `opd-${opdId}`, scope: { of: 'opd', opdId }, reader: as({ kind: 'head', opdId }) }),
  );
  failed.push(...(await write(ofOpds)));
  if (!ended && hasCityCopies) await reports.putEnd({ reportId, at: now.toISOString(), reasons: [...(await reports.reasons(reportId))] });
  if (failed.length > 0) throw faultsOf(`of report ${reportId} these copies could not be written`, failed);
  return ended ? 'stands' : 'final';
}

async function writeMissing(ports: FinishPorts, head: ReportHead, { copy, scope, reader }: Wanted, now: Date): Promise<void> {
  const missing = await missingFormats(ports, head.reportId, copy);
  if (missing.length === 0) return;
  const view = await readView(ports, head, scope, reader, now);
  for (const format of missing) await writeCopy(ports, view, copy, format);
}

async function missingFormats({ published }: FinishPorts, reportId: string, copy: Copy): Promise<ReportFormat[]> {
  const found = await Promise.all(reportFormats.map((format) => published.find(reportKeyOf(reportId, copy, format))));
  return reportFormats.filter((_, place) => found[place] === undefined);
}

async function writeCopy(ports: FinishPorts, view: ReportView, copy: Copy, format: ReportFormat): Promise<void> {
  const { city, published, directory } = ports;
  const path = join(directory, `${view.reportId}-${copy}.${format}`);
  try {
    if (format === 'pdf') await writeFile(path, await ports.writePdf(reportDocument(view, city.name)));
    else await writeWorkbook(path, reportSheets(view, city.name));
    await published.putFile(reportKeyOf(view.reportId, copy, format), path, reportContentTypes[format]);
  } finally {
    await rm(path, { force: true });
  }
}

/** Somebody of that kind, whoever it is: a copy names what all of them may see. */
function as(kind: Extract<Principal, { type: 'account' }>['kinds'][number]): Principal {
  return { type: 'account', sub: 'report', name: 'report', kinds: [kind] };
}
