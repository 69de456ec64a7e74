import { rm, truncate } from 'node:fs/promises';
import { limits } from '../../limits.ts';
import type { Dialect, Encoding, Finding, NormalForm, ReadOutcome } from '../../model/normal-form.ts';
import { createBlockWriter } from '../normal-form/block-writer.ts';
import { createFindingLog, type FindingLog, refused } from '../table/finding-log.ts';
import { emptyFile, headerOnly, longRecord } from '../table/messages.ts';
import { type ByteSource, readHead } from './byte-source.ts';
import { createDecoder, type DetectedEncoding, detectEncoding, endOfWholeCharacters } from './encoding.ts';
import * as messages from './messages.ts';
import { createRecordRules, type RecordRules } from './record-rules.ts';
import { planTable, type TablePlan } from './table-plan.ts';
import { createUnwrapper } from './unwrap.ts';
import { outputBlockBytes, type RecordsEnd, type WrittenRecords, writeRecords } from './write-records.ts';

/**
 * Reads a clerk's CSV and writes the normal form to `sinkPath`. Encoding, delimiter, line ends and the header row are found, the
 * latter with the help of `expectedLabels`, the standard's names and titles; what is skipped is said. Memory is bounded whatever the file holds. Expected
 * outcomes are values; only a failing disk or source throws. Without a form, nothing is left at `sinkPath`.
 */
export async function readCsv(
  source: ByteSource,
  sinkPath: string,
  expectedLabels: readonly string[],
  answers: ReadonlyMap<string, string> = new Map(),
): Promise<ReadOutcome> {
  const { head, complete } = await readHead(source, limits.sampleBytes);
  if (head.length === 0) return refused([emptyFile]);

  const detected = detectEncoding(head, complete);
  const sample = decodeSample(head, complete, detected);
  const planned = planTable(sample, complete, { expectedLabels, answers });
  if (!planned.ok) return refused(planned.findings);
  const { questions, warnings } = planned.plan;
  if (questions.length > 0) return { ok: false, asking: questions, findings: [], totals: {}, warnings };

  const textBytes = complete ? sample.length : undefined;
  const outcome = await readTable(source, sinkPath, detected, planned.plan, textBytes);
  if (outcome !== 'not-utf-8') return outcome;
  const other = { encoding: 'windows-1252', byteOrderMarkBytes: 0, certain: true } as const;
  const again = await readTable(source, sinkPath, other, planned.plan, textBytes);
  if (again === 'not-utf-8') throw new Error('a certain encoding was doubted');
  return again;
}

function decodeSample(head: Uint8Array, complete: boolean, { encoding, byteOrderMarkBytes }: DetectedEncoding): Uint8Array {
  const text = createDecoder(encoding)(head.subarray(byteOrderMarkBytes), complete);
  return complete ? text : text.subarray(0, endOfWholeCharacters(text));
}

async function readTable(
  source: ByteSource,
  sinkPath: string,
  detected: DetectedEncoding,
  plan: TablePlan,
  textBytes: number | undefined,
): Promise<ReadOutcome | 'not-utf-8'> {
  const log = createFindingLog();
  const rules = createRecordRules(plan, log);
  // A group behind each record takes more than the file does.
  const writer = await createBlockWriter(sinkPath, outputBlockBytes(plan.groups === undefined ? textBytes : undefined));
  let written: WrittenRecords;
  let bytes: number;
  try {
    const start = { delimiter: plan.delimiter, width: plan.regularWidth, line: plan.dataLine, textBytes };
    written = await writeRecords(decodedPieces(source, detected, plan), writer, start, rules);
  } finally {
    bytes = await writer.close();
  }
  const { end } = written;
  if (end.kind === 'damaged' && !detected.certain && !end.multibyteSeen) return 'not-utf-8';
  const cut = rules.finish(written.rows);
  if (cut.bytes > 0) await truncate(sinkPath, bytes - cut.bytes);
  const rows = written.rows - cut.rows;
  const table = { rows, rowNumberSum: written.rowNumberSum - cut.rowNumberSum, bytes: bytes - cut.bytes };
  const fatal = describeEnd(end, detected.encoding);
  if (fatal !== undefined) log.add(fatal);
  else if (rows === 0 && log.findings().length === 0) log.add(headerOnly(plan.headerRow));
  const warnings = [
    ...plan.warnings,
    ...rules.warnings(),
    ...(written.paddedQuotes > 0 ? [messages.paddedQuotes(written.paddedQuotes)] : []),
    ...written.letters.warnings(),
  ];
  return conclude(
    sinkPath,
    { ...describeForm(detected, plan, written, rules), ...table },
    warnings,
    log,
    fatal !== undefined || rules.isBroken(),
  );
}

async function conclude(
  sinkPath: string,
  form: NormalForm,
  said: readonly Finding[],
  log: FindingLog,
  fatal: boolean,
): Promise<ReadOutcome> {
  const warnings = form.dialect.encoding === 'windows-1252' ? [messages.readAsWindows1252, ...said] : said;
  const findings = log.findings();
  if (findings.length === 0) return { ok: true, form, warnings };
  const failed = { ok: false, findings, totals: log.totals(), warnings } as const;
  if (!fatal && form.rows > 0) return { ...failed, form };
  await rm(sinkPath, { force: true });
  return fatal ? failed : { ...failed, accounting: form.accounting };
}

function describeEnd(end: RecordsEnd, encoding: Encoding): Finding | undefined {
  if (end.kind === 'complete') return undefined;
  if (end.kind === 'damaged') return messages.damagedEncoding(end.line, encoding);
  if (end.kind === 'open-quote') return messages.openQuote(end.line);
  if (end.kind === 'long-record') return longRecord(end.line, limits.maxRecordBytes);
  return messages.tooManyQuoteFaults(end.line);
}

/** All but what its records are. */
type FormAround = Omit<NormalForm, 'rows' | 'rowNumberSum' | 'bytes'>;

function describeForm(detected: DetectedEncoding, plan: TablePlan, written: WrittenRecords, rules: RecordRules): FormAround {
  const fileColumns = plan.kept.flatMap((kept, index) => (kept ? [index + 1] : []));
  const { groups } = plan;
  // The column of the groups is none of the file's: it stands behind them.
  if (groups !== undefined) fileColumns.push(plan.kept.length + 1);
  const skipped = rules.skipped();
  const dialect: Dialect = {
    container: 'csv',
    encoding: detected.encoding,
    byteOrderMark: detected.byteOrderMarkBytes > 0,
    delimiter: plan.delimiter,
    quoteChar: '"',
    lineTerminator: nameLineTerminator(written.lineEnds),
    header: true,
    headerRows: plan.headerRows,
    skipped: [...plan.skipped, ...skipped.listed].slice(0, limits.maxSkippedListed),
    skippedRows: plan.skipped.length + skipped.count,
    droppedFields: plan.kept.flatMap((kept, index) => (kept ? [] : [index + 1])),
  };
  return {
    labels: groups === undefined ? plan.labels : [...plan.labels, groups.label],
    fileColumns,
    headerRow: plan.headerRow,
    columnsWithNewline: fileColumns.flatMap((field, index) => (written.newlineFields[field] === 1 ? [index] : [])),
    typedColumns: [],
    dialect,
    accounting: rules.accounting(written.records),
  };
}

function nameLineTerminator({ lf, crlf, cr, crcrlf }: WrittenRecords['lineEnds']): string {
  const used = [lf > 0 && '\n', crlf > 0 && '\r\n', cr > 0 && '\r', crcrlf > 0 && '\r\r\n'].filter((name) => name !== false);
  return used.length > 1 ? 'mixed' : (used[0] ?? '\n');
}

/** The file as UTF-8 from its first data row on. */
async function* decodedPieces(
  source: ByteSource,
  { encoding, byteOrderMarkBytes }: DetectedEncoding,
  plan: TablePlan,
): AsyncIterable<Uint8Array> {
  const decode = createDecoder(encoding);
  const unwrap = plan.unwrap ? createUnwrapper() : (piece: Uint8Array) => piece;
  let toSkip = plan.dataOffset;
  const take = (text: Uint8Array): Uint8Array => {
    const skipped = Math.min(toSkip, text.length);
    toSkip -= skipped;
    return text.subarray(skipped);
  };
  for await (const piece of source(byteOrderMarkBytes)) yield take(unwrap(decode(piece, false), false));
  yield take(unwrap(decode(new Uint8Array(0), true), true));
}
