import { rm, stat } from 'node:fs/promises';
import { limits } from '../limits.ts';
import { type Container, fileColumnOf, type ReadOutcome } from '../model/normal-form.ts';
import { conserved } from './accounting/conservation.ts';
import { recogniseContainer } from './container.ts';
import { type ByteSource, fileSource, readHead } from './csv/byte-source.ts';
import { readCsv } from './csv/read-csv.ts';
import { damagedLabel, type Ending, tooLarge, wrongName } from './file-messages.ts';
import { openPage } from './html/open-page.ts';
import { readWorkbook } from './read-workbook.ts';
import type { Settled } from './shown-or-held.ts';
import { refused } from './table/finding-log.ts';
import { emptyFile } from './table/messages.ts';
import { leaveOutRepeatedHeaders } from './table/repeated-headers.ts';
import { leaveOutTotals } from './table/totals.ts';
import { openWorkbook } from './workbook/open-workbook.ts';
import type { WorkbookOutcome } from './workbook/workbook.ts';

/** A clerk's file on disk, with the name that it has on the clerk's machine; or, where it is too large to stand there, its bytes as they come. */
export type ClerkFile = { readonly path: string; readonly name: string; readonly source?: ByteSource | undefined };

export type ReadOptions = Partial<Settled> & {
  /** The standard's names and titles: they help to find sheet and header. */
  readonly expectedLabels: readonly string[];
  /** The sheet that the clerk named. */
  readonly sheet?: string | undefined;
};

/** Endings that a container may have; the first is the one to give it. HTML is what applications call .xls: under a name of texts it would be taken for another file. */
const endings: Readonly<Record<Container, readonly [Ending, ...Ending[]]>> = {
  csv: ['.csv', '.tsv', '.txt'],
  workbook: ['.xlsx', '.xlsm'],
  html: ['.xls', '.html', '.htm'],
};

/**
 * Reads a clerk's file, whatever it is by its first bytes, and writes the normal form to `sinkPath`. A name that says something else
 * is refused with how to rename it (data-model.md, "Checking a file" 1). Expected outcomes are values; only a failing disk throws.
 */
export async function readFile(file: ClerkFile, sinkPath: string, options: ReadOptions): Promise<ReadOutcome> {
  const read = await leaveOutTotals(sinkPath, await readContainer(file, sinkPath, options));
  return conserved(await refuseDamagedLabels(sinkPath, read));
}

/** No name of a column is published with a letter that nobody could read. */
async function refuseDamagedLabels(sinkPath: string, outcome: ReadOutcome): Promise<ReadOutcome> {
  const { form } = outcome;
  const damaged = form?.labels.flatMap((label, index) => (label.includes('\uFFFD') ? [index] : [])) ?? [];
  if (form === undefined || damaged.length === 0) return outcome;
  await rm(sinkPath, { force: true });
  const findings = damaged.map((index) => damagedLabel(form.headerRow, fileColumnOf(form, index)));
  return refused(outcome.ok ? findings : [...findings, ...outcome.findings], outcome.warnings);
}

async function readContainer(file: ClerkFile, sinkPath: string, options: ReadOptions): Promise<ReadOutcome> {
  const source = file.source ?? fileSource(file.path);
  const { head } = await readHead(source, limits.sampleBytes);
  if (head.length === 0) return refused([emptyFile]);
  const recognised = recogniseContainer(head);
  if (recognised.container === 'none') return refused([recognised.finding]);
  const { container } = recognised;
  if (file.source && container !== 'csv') return refused([tooLarge(container)]);
  if (container === 'workbook') return readOpened(await openWorkbook(file.path), file, container, sinkPath, options);
  if (!hasEnding(file.name, container)) return refused([wrongName(container, file.name, endings[container][0])]);
  if (container === 'csv')
    return leaveOutRepeatedHeaders(sinkPath, await readCsv(source, sinkPath, options.expectedLabels, options.answers));
  const opened = await openPage(source);
  const outcome = await readOpened(opened, file, container, sinkPath, options);
  return opened.ok ? { ...outcome, warnings: [...opened.warnings, ...outcome.warnings] } : outcome;
}

/** What the container really is comes first: a document called .csv is no workbook with a wrong name. */
async function readOpened(
  opened: WorkbookOutcome,
  file: ClerkFile,
  container: 'workbook' | 'html',
  sinkPath: string,
  options: ReadOptions,
): Promise<ReadOutcome> {
  if (!opened.ok) return refused([opened.finding]);
  try {
    if (!hasEnding(file.name, container)) return refused([wrongName(container, file.name, endings[container][0])]);
    const { size } = await stat(file.path);
    return await readWorkbook(opened.workbook, sinkPath, { ...options, container, fileBytes: size });
  } finally {
    await opened.workbook.close();
  }
}

function hasEnding(name: string, container: Container): boolean {
  const lower = name.toLowerCase();
  return endings[container].some((ending) => lower.endsWith(ending));
}
