import { join } from 'node:path';
import type { ProfileStore } from '../datasets/profile.port.ts';
import { limits } from '../limits.ts';
import type { Dataset } from '../model/dataset.ts';
import { sumOfRows } from '../model/manifest.ts';
import type { AskingOutcome, Finding, NormalForm, ReadOutcome } from '../model/normal-form.ts';
import { plain, plainList } from '../model/plain.ts';
import type { Question } from '../model/question.ts';
import type { Upload } from '../model/upload.ts';
import { bindingStandard } from '../standards/binding-standard.ts';
import type { Standard, StandardContent } from '../standards/standard.ts';
import { fileIsGone } from '../uploads/still-kept.ts';
import { currentManifest } from '../versions/history.ts';
import { wholePeriod } from '../versions/merge-parts.ts';
import { refuseOverUnits } from '../versions/over-units.ts';
import { accountingOf } from './accounting/conservation.ts';
import { keepProposal, standardFor, tooLargeToPropose, tooManyProposals } from './choose-standard.ts';
import { type ComparePorts, type Comparison, compareWithCurrent } from './compare-with-current.ts';
import type { Delivery, LocalFile } from './fetch-delivery.ts';
import { fetchReferences, type ReferencePorts, withFindings } from './fetch-references.ts';
import { isSalvageable, rowsLeftOut, withAllLeftOut } from './left-out.ts';
import { asPart } from './local-parts.ts';
import { adviseAgainstNoData } from './no-data-errors.ts';
import { placeCells, unknownRows } from './place-cells.ts';
import { readFile } from './read-file.ts';
import { readingOf } from './reading-sample.ts';
import { registerWarnings } from './register-warnings.ts';
import { reorderedRows, unordered } from './reordered-rows.ts';
import type { Findings } from './report.ts';
import type { JudgedTable } from './returned/judged-table.ts';
import { withComparison } from './say-comparison.ts';
import { refused } from './table/finding-log.ts';
import type { CellError, CheckedTable, CheckOutcome, Correction, Table, TableEngine, WrittenPart } from './table-engine.port.ts';

export type CheckPorts = ComparePorts &
  ReferencePorts & { readonly engine: TableEngine; readonly profiles: Pick<ProfileStore, 'get'>; readonly now: () => Date };

/** What the file is worth: a table that fits its standard, with its parts written, or the findings that speak against it. */
export type FileVerdict =
  | {
      readonly valid: true;
      readonly found: Findings;
      readonly parts: readonly WrittenPart[];
      readonly standardVersion: number;
      readonly personalColumns: readonly string[];
      readonly compared: Comparison;
      /** Rows of the file that are in no part, as its head chose. */
      readonly leftOut: number;
    }
  | {
      readonly valid: false;
      readonly found: Findings;
      /** The table in which the bad cells are; absent where the file is none. */
      readonly table?: JudgedTable;
    }
  | {
      readonly valid: false;
      /** The report's questions are these. */
      readonly found: Findings;
      /** What its clerk must say before the file can be judged: at least one question. */
      readonly asking: readonly Question[];
    };

export type Step = 'reading' | 'checking' | 'writing';
type Job = { readonly upload: Upload; readonly dataset: Dataset; readonly delivery: Delivery; readonly directory: string };
/** It is read when it comes here. */
type OnStep = (step: Exclude<Step, 'reading'>) => Promise<void>;

/**
 * Checks one downloaded file (data-model.md, "Checking a file"): declared size and checksum, container and dialect, labels, every cell; and
 * writes its parts when nothing speaks against it, or its valid rows where they alone are wanted. What is wrong with the file is a value;
 * only faults of ours throw.
 */
export async function checkFile(ports: CheckPorts, job: Job, onStep: OnStep): Promise<FileVerdict> {
  const { file, rows, isGone } = job.delivery;
  const mismatch = isGone ? goneFile : compareWithDeclared(job.upload, file);
  if (mismatch) return { valid: false, found: refused([mismatch]) };
  const binding = bindingStandard(await ports.standards.list(job.dataset.datasetId), job.dataset.standardVersion);
  const sink = join(job.directory, 'normal-form');
  const clerkFile = { path: file.path, source: file.source, name: job.upload.fileName };
  const answers = new Map((job.upload.answers ?? []).map(({ questionId, readingId }) => [questionId, readingId]));
  const settled = { expectedLabels: binding ? labelsOf(binding) : [], fields: binding?.fields ?? [], answers };
  const read = await readFile(clerkFile, sink, { ...settled, sheet: job.upload.sheet });
  if (read.asking !== undefined) return askTogether(ports, job, { read, sink, binding });
  const structure = read.ok ? { findings: [], totals: {} } : { findings: read.findings, totals: read.totals };
  if (!read.form) return { valid: false, found: { ...structure, warnings: read.warnings, ...accountingOf(read) } };

  await onStep('checking');
  const placed = placeCells(job.delivery, read.form, binding);
  const table = await ports.engine.open(sink, read.form, job.directory, placed.corrections);
  try {
    const misplaced = [...placed.findings, ...unknownRows(await table.missingRows(rowsOf([...placed.corrections, ...placed.declared])))];
    if (misplaced.length > 0) return { valid: false, found: refused(misplaced) };
    const { content, warnings: doubts, questions } = await standardFor(job.upload, binding, table);
    const asked = { ...structure, warnings: read.warnings, dialect: read.form.dialect, namedByFile: !binding, questions };
    // Where rows are broken the file must be sent again anyway, unless its valid rows alone are wanted.
    if (questions.length > 0 && (read.ok || rows === 'valid'))
      return { valid: false, found: { ...asked, ...(await shownUnchecked(read, read.form, table)) }, asking: questions };
    const tooLarge = binding ? undefined : tooLargeToPropose(content);
    if (tooLarge) return { valid: false, found: refused([tooLarge]) };
    const references = await fetchReferences(ports, job, content);
    const checked = await table.check(content, references.files, placed.declared);
    const check = withDoubts(await adviseAgainstNoData(sink, read.form, checked.outcome), doubts);
    const { register } = (await ports.profiles.get(job.dataset.datasetId)) ?? {};
    const ofRegister = register ? await registerWarnings(checked, register) : [];
    const warnings = [
      ...[...read.warnings, ...joinedHeader(read.form), ...references.warnings],
      ...[...unusedPeriod(job.upload, content), ...ofRegister],
    ];
    const shown = { ...accountingOf(read), reading: readingOf(read.form, await checked.firstRows()) };
    const found = {
      ...withFindings(structure, references.findings),
      warnings,
      dialect: read.form.dialect,
      check,
      namedByFile: !binding,
      ...shown,
    };
    const isSound = read.ok && references.findings.length === 0 && !hasErrors(check);
    if (!isSound && !(rows === 'valid' && isSalvageable(found))) {
      // The correction that its report names is a template, and a template is made from a standard.
      if (!binding && read.ok) await keepProposal(ports.standards, job.upload, content, ports.now());
      return { valid: false, found, table: { form: read.form, path: sink, content, corrections: placed.corrections } };
    }
    await onStep('writing');
    return await writeParts(ports, job, checked, { binding, content, found });
  } finally {
    await table.close();
  }
}

type Asking = { readonly read: AskingOutcome; readonly sink: string; readonly binding: Standard | undefined };

/** What a reader asks, and beside it what the columns leave open that it has written already: questions come together, as far as one doesn't hang on another. */
async function askTogether(ports: CheckPorts, job: Job, { read, sink, binding }: Asking): Promise<FileVerdict> {
  const { asking, warnings, form } = read;
  const found = { findings: [], totals: {}, warnings, namedByFile: !binding };
  if (form === undefined) return { valid: false, found: { ...found, questions: asking }, asking };
  const table = await ports.engine.open(sink, form, job.directory, placeCells(job.delivery, form, binding).corrections);
  try {
    const fields = new Set(asking.flatMap<string | undefined>(({ fieldName, fieldNames }) => fieldNames ?? [fieldName]));
    const left = limits.maxQuestions - (job.upload.answers ?? []).length;
    const others = binding ? [] : (await standardFor(job.upload, undefined, table)).questions;
    const questions = [...asking, ...others.filter(({ fieldName }) => !fields.has(fieldName))].slice(0, Math.max(asking.length, left));
    const shown = await shownUnchecked(read, form, table);
    return { valid: false, found: { ...found, questions, dialect: form.dialect, ...shown }, asking: questions };
  } finally {
    await table.close();
  }
}

/** What a report shows of a table that nobody can judge yet. */
async function shownUnchecked(read: ReadOutcome, form: NormalForm, table: Pick<Table, 'firstRows'>) {
  return { ...accountingOf(read), uncheckedRows: form.rows, reading: readingOf(form, await table.firstRows()) };
}

/** What is said of columns, from where their standard was proposed or from their cells, hides no warning of a row. */
function withDoubts(outcome: CheckOutcome, doubts: readonly CellError[]): CheckOutcome {
  return { ...outcome, told: [...doubts, ...outcome.told].slice(0, limits.maxReportedErrors) };
}

type Sound = {
  readonly binding: Standard | undefined;
  readonly content: StandardContent;
  readonly found: Findings;
};

async function writeParts(ports: CheckPorts, job: Job, table: CheckedTable, sound: Sound): Promise<FileVerdict> {
  const { rows } = job.delivery;
  const { validRows, personalColumns } = table.outcome;
  const standardVersion = sound.binding?.n ?? (await keepProposal(ports.standards, job.upload, sound.content, ports.now()));
  if (standardVersion === undefined) return { valid: false, found: refused([tooManyProposals]) };
  const written = await table.writeParts({ wholePeriod: job.upload.period ?? wholePeriod, directory: job.directory, rows });
  const total = sumOfRows(written);
  if (total !== validRows) throw new Error(`${total} of ${validRows} valid rows were written`);
  const leftOut = rowsLeftOut(sound.found, total);
  const parts = withAllLeftOut(written.map(unordered), leftOut);
  const refusal = await overUnits(ports, job, parts);
  if (refusal) return { valid: false, found: refused([refusal]) };
  const rowNumbersAt = (period: string, places: readonly number[]) => table.rowNumbersAt(period, places, rows);
  const { fractionShapes } = table;
  const compared = await compareWithCurrent(ports, job, { parts, content: sound.content, rowNumbersAt, fractionShapes });
  const warnings = [...sound.found.warnings, ...reorderedRows(written, sound.content)];
  const found = withComparison({ ...sound.found, warnings, published: total }, job.upload, compared, parts, ports.now());
  return { valid: true, found, parts, standardVersion, personalColumns, compared, leftOut };
}

/** Told at once; publishing asks again, since others deliver meanwhile. */
async function overUnits(
  { manifests }: CheckPorts,
  { upload, dataset }: Job,
  written: readonly WrittenPart[],
): Promise<Finding | undefined> {
  const parts = written.map((part) => asPart(part, upload));
  const message = refuseOverUnits(await currentManifest(manifests, dataset), { uploadId: upload.uploadId, mode: upload.mode, parts });
  if (message === undefined) return undefined;
  return {
    type: 'over-units',
    messageWithoutNames:
      upload.unitId === undefined
        ? plain`Periode berkas ini dikumpulkan dari unit dan sudah berisi kiriman unit, yang tidak diganti diam-diam.`
        : plain`Periode berkas ini sudah dikirim OPD sebagai satu kesatuan, sehingga bagian unit tidak dapat masuk.`,
    message,
    mend:
      upload.unitId === undefined
        ? plain`Kirim atas nama unitnya, atau pilih mengganti seluruh isi dataset; penggantian itu diperiksa walidata dahulu.`
        : plain`Periksa periode berkasnya, atau hubungi operator OPD Anda.`,
  };
}

/** A period that the clerk wrote is passed over where the rows carry their own: that must be said, or it would look taken. */
function unusedPeriod({ period }: Upload, { periodField }: StandardContent): Finding[] {
  if (period === undefined || periodField === undefined) return [];
  return [
    {
      type: 'unused-period',
      messageWithoutNames: plain`Periode yang ditulis saat mengunggah tidak dipakai: isi berkas dibagi menurut kolom periodenya.`,
      message: `Periode ${period} yang ditulis saat mengunggah tidak dipakai: isi berkas dibagi menurut kolom periodenya, ${periodField}.`,
      mend: plain`Tidak perlu diperbaiki bila kolom itu sudah benar; lain kali kosongkan isian periode.`,
    },
  ];
}

/** Names that stand in no single row of the file. */
function joinedHeader({ dialect, headerRow }: NormalForm): Finding[] {
  if (dialect.headerRows.length < 2) return [];
  return [
    {
      type: 'joined-header',
      rowNumber: headerRow,
      message: plain`Judul kolom dirangkai dari baris ${plainList(dialect.headerRows)}.`,
      mend: plain`Periksa judulnya pada “Bagaimana berkas ini dibaca”. Bila baris di atasnya bukan judul kolom, hapus baris itu, lalu unggah lagi.`,
    },
  ];
}

const goneFile: Finding = { type: 'source-error', message: fileIsGone, mend: plain`Unggah berkas yang sudah diperbaiki.` };

function rowsOf(cells: readonly Pick<Correction, 'rowNumber'>[]): number[] {
  return [...new Set(cells.map(({ rowNumber }) => rowNumber))];
}

function compareWithDeclared(upload: Upload, file: LocalFile): Finding | undefined {
  if (file.bytes !== upload.size) {
    return {
      type: 'byte-count',
      message: plain`Berkas yang sampai berukuran ${file.bytes} bita, padahal yang dinyatakan ${upload.size} bita: berkasnya terpotong atau berubah.`,
      mend: plain`Mulai unggahan baru, lalu kirim berkasnya sekali lagi sampai selesai.`,
    };
  }
  if (upload.declaredSha256 !== undefined && file.sha256 !== upload.declaredSha256) {
    return {
      type: 'hash-count',
      message: plain`Isi berkas yang sampai berbeda dari yang dinyatakan: SHA-256-nya tidak sama, jadi berkasnya rusak di jalan atau tertukar.`,
      mend: plain`Hitung lagi SHA-256 berkas Anda, lalu mulai unggahan baru.`,
    };
  }
  return undefined;
}

/** Both names under which a clerk's header may know a field. */
function labelsOf(standard: StandardContent): string[] {
  return standard.fields.flatMap((field) => (field.title === undefined ? [field.name] : [field.title, field.name]));
}

function hasErrors(check: CheckOutcome): boolean {
  return Object.values(check.errorCounts).some((count) => count > 0);
}
