import { join } from 'node:path';
import type { Dataset } from '../datasets/dataset.ts';
import type { Standard, StandardContent } from '../standards/standard.ts';
import type { StandardStore } from '../standards/standard-store.ts';
import type { Upload } from '../uploads/upload.ts';
import { wholePeriod } from '../versions/merge-parts.ts';
import { bindingStandard, keepProposal } from './choose-standard.ts';
import { readCsv } from './csv/read-csv.ts';
import type { Finding, NormalForm } from './normal-form.ts';
import type { Findings } from './report.ts';
import type { CheckOutcome, Table, TableEngine, WrittenPart } from './table-engine.ts';

export type CheckPorts = { readonly standards: StandardStore; readonly engine: TableEngine; readonly now: () => Date };

export type LocalFile = { readonly path: string; readonly sha256: string; readonly bytes: number };

/** What the file is worth: a table that fits its standard, with its parts written, or the findings that speak against it. */
export type FileVerdict =
  | {
      readonly valid: true;
      readonly found: Findings;
      readonly parts: readonly WrittenPart[];
      readonly standardVersion: number;
      readonly personalColumns: readonly string[];
    }
  | { readonly valid: false; readonly found: Findings };

export type Step = 'reading' | 'checking' | 'writing';
type Job = { readonly upload: Upload; readonly dataset: Dataset; readonly file: LocalFile; readonly directory: string };
type OnStep = (step: Step) => Promise<void>;

/**
 * Checks one downloaded file (data-model.md, "Checking a file"): declared size and checksum, container and dialect, labels, every cell; and
 * writes its parts when nothing speaks against it. What is wrong with the file is a value; only faults of ours throw.
 */
export async function checkFile(ports: CheckPorts, job: Job, onStep: OnStep): Promise<FileVerdict> {
  const mismatch = compareWithDeclared(job.upload, job.file);
  if (mismatch) return refuse(mismatch);
  const binding = await bindingStandard(ports.standards, job.dataset);
  const sink = join(job.directory, 'normal-form');
  const read = await readCsv(job.file.path, sink, { expectedLabels: binding ? labelsOf(binding) : [] });
  const structure = read.ok ? { findings: [], totals: {} } : { findings: read.findings, totals: read.totals };
  if (!read.form) return { valid: false, found: { ...structure, warnings: read.warnings } };

  await onStep('checking');
  const table = await ports.engine.open(sink, read.form, job.directory);
  try {
    const content = binding ?? (await table.propose());
    const check = await table.check(content);
    const warnings = [...read.warnings, ...unusedPeriod(job.upload, content)];
    const found = { ...structure, warnings, dialect: read.form.dialect, check };
    if (!read.ok || hasErrors(check)) return { valid: false, found };
    await onStep('writing');
    return await writeParts(ports, job, table, { binding, content, form: read.form, found, check });
  } finally {
    await table.close();
  }
}

type Sound = {
  readonly binding: Standard | undefined;
  readonly content: StandardContent;
  readonly form: NormalForm;
  readonly found: Findings;
  readonly check: CheckOutcome;
};

async function writeParts(ports: CheckPorts, job: Job, table: Table, sound: Sound): Promise<FileVerdict> {
  const parts = await table.writeParts(sound.content, { wholePeriod: job.upload.period ?? wholePeriod, directory: job.directory });
  const written = parts.reduce((sum, part) => sum + part.rows, 0);
  if (written !== sound.form.rows) throw new Error(`${written} of ${sound.form.rows} rows were written`);
  const standardVersion = sound.binding?.n ?? (await keepProposal(ports.standards, job.upload, sound.content, ports.now()));
  return { valid: true, found: sound.found, parts, standardVersion, personalColumns: sound.check.personalColumns };
}

/** A period that the clerk wrote is passed over where the rows carry their own: that must be said, or it would look taken. */
function unusedPeriod({ period }: Upload, { periodField }: StandardContent): Finding[] {
  if (period === undefined || periodField === undefined) return [];
  return [
    {
      type: 'unused-period',
      message: `Periode ${period} yang ditulis saat mengunggah tidak dipakai: isi berkas dibagi menurut kolom periodenya, ${periodField}.`,
      mend: 'Tidak perlu diperbaiki bila kolom itu sudah benar; lain kali kosongkan isian periode.',
    },
  ];
}

function refuse(finding: Finding): FileVerdict {
  return { valid: false, found: { warnings: [], findings: [finding], totals: { [finding.type]: 1 } } };
}

function compareWithDeclared(upload: Upload, file: LocalFile): Finding | undefined {
  if (file.bytes !== upload.size) {
    return {
      type: 'byte-count',
      message: `Berkas yang sampai berukuran ${file.bytes} bita, padahal yang dinyatakan ${upload.size} bita: berkasnya terpotong atau berubah.`,
      mend: 'Mulai unggahan baru, lalu kirim berkasnya sekali lagi sampai selesai.',
    };
  }
  if (upload.declaredSha256 !== undefined && file.sha256 !== upload.declaredSha256) {
    return {
      type: 'hash-count',
      message: 'Isi berkas yang sampai berbeda dari yang dinyatakan: SHA-256-nya tidak sama, jadi berkasnya rusak di jalan atau tertukar.',
      mend: 'Hitung lagi SHA-256 berkas Anda, lalu mulai unggahan baru.',
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
