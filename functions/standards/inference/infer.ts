import { limits } from '../../limits.ts';
import { fieldNames } from '../labels/field-name.ts';
import { isDestroyed } from '../rules/destroyed-numbers.ts';
import type { Field, StandardContent } from '../standard.ts';
import { isPercentUnit } from '../types/number-text.ts';
import { type CandidateName, type ColumnFacts, candidateShapes, ofPercentUnit, onlyMissingSigns, type Shape } from './column-facts.ts';
import { proposedPeriod } from './infer-period.ts';
import { unitOf } from './infer-unit.ts';

/**
 * A standard for a file that has none, of so many rows. Identifiers and codes are text, by name and by content; everything doubtful is text too. Units and the
 * period column are proposed where the file itself names them. No key and no constraint is guessed, and no list of choices, which the next file would break:
 * the steward adds what is known of the data. `settled` says of columns in doubt, by index, what they are.
 */
export function infer(columns: readonly ColumnFacts[], rows: number, settled: ReadonlyMap<number, Shape> = new Map()): StandardContent {
  const names = fieldNames(columns.map(({ label }) => label));
  const plain = columns.map((facts, index) => fieldOf(names[index] ?? `kolom_${index + 1}`, facts, settled.get(index)));
  const fields = withFewCodes(withSharedUnit(plain, columns));
  const periodField = proposedPeriod(fields, (index) => rows > 0 && columns[index]?.cells === rows);
  return periodField === undefined ? { fields } : { fields, periodField };
}

function fieldOf(name: string, facts: ColumnFacts, settled: Shape | undefined): Field {
  const titled = facts.label === '' ? { name } : { name, title: facts.label };
  const missing = facts.words.length === 0 ? {} : { missingValues: ['', ...facts.words] };
  if (isIdentifier(name)) {
    const shape = { ...identifierShape(name, facts), ...codesOf(facts) };
    // Where the cells must look like something, a dash is no cell; elsewhere it may be a code.
    const asks = shape.format !== undefined || shape.referenceCodes !== undefined;
    return { ...titled, ...shape, ...(asks ? missing : {}) };
  }
  if (facts.cells === 0 && settled === undefined) return { ...titled, type: 'string', ...(onlyMissingSigns(facts.words) ? missing : {}) };
  const candidate = chosenCandidate(name, facts);
  const shape: Shape | undefined = settled ?? (candidate && candidateShapes[candidate]);
  if (shape === undefined || shape.type === 'string') return { ...titled, type: 'string' };
  const unit = unitFor(facts.label, shape);
  return { ...titled, ...shape, ...missing, ...(unit === undefined ? {} : { unit }) };
}

/** A fraction is no number of percents: its format says what it is. */
function unitFor(label: string, { type, format }: Shape): string | undefined {
  if (!isQuantity(type)) return undefined;
  const unit = unitOf(label) ?? (format === 'rupiah' ? 'Rp' : undefined);
  return format === 'percent' && isPercentUnit(unit) ? undefined : unit;
}

function isQuantity(type: Field['type']): boolean {
  return type === 'integer' || type === 'number';
}

/** More code columns than a standard may have are no codes to be looked up. */
function withFewCodes(fields: Field[]): Field[] {
  const looked = fields.filter(({ referenceCodes }) => referenceCodes !== undefined);
  if (looked.length <= limits.maxCodeColumns) return fields;
  return fields.map(({ referenceCodes: _codes, rules: _rules, ...field }) => field);
}

/** A column `satuan` that says the same in every row tells the unit of the file's one quantity. */
function withSharedUnit(fields: readonly Field[], columns: readonly ColumnFacts[]): Field[] {
  const unit = columns[fields.findIndex(({ name }) => name === unitColumn)]?.only;
  const quantities = fields.filter(({ name, type }) => isQuantity(type) && !numbered.test(name));
  const [quantity] = quantities;
  if (unit === undefined || quantities.length !== 1 || quantity?.unit !== undefined || quantity?.format === 'percent') return [...fields];
  return fields.map((field) => (field === quantity ? { ...field, unit } : field));
}

/** Names a column whose cells are units; whether they are all the same is asked. */
export const unitColumn = 'satuan';

const numbered = /^(no|nomor|no_urut|nomor_urut|urutan)$/;
const codeWords =
  /(^|_)(kontak|kode|kd|id|code|nik|kk|ktp|npsn|nisn|nis|nuptk|nip|nrp|npwp|nop|nib|bpjs|sim|telepon|telp|tlp|tel|hp|handphone|ponsel|phone|fax|faks|wa|whatsapp|rt|rw|pos|kodepos|zip|rekening|norek|isbn|sku|no|nomor|urusan_kode)(_|$)/;
const codeStarts = /^(kode|kd[a-z]|bpskod|id(desa|kel|kec|kab|kota|prov|sls|bs|skpd|opd|unit)|object_?id|nokk|notelp|nohp)/;

/** "Jumlah KK" counts families. */
const counted = /^(jumlah|jml|banyak|banyaknya|total|rata|persentase|persen)(_|$)/;

/** Whether the name alone says that the values name something and don't count it. */
export function isIdentifier(name: string): boolean {
  return !numbered.test(name) && !counted.test(name) && (codeWords.test(name) || codeStarts.test(name));
}

const beforeFractions: readonly CandidateName[] = ['integer', 'year', 'phone'];
const plainNumbers: readonly CandidateName[] = ['point', 'comma', 'integer-dots', 'dots'];

/** The sampled candidates that a column with this label may be: numbers of percents only where it names `%` as their unit. */
export function candidatesUnder(label: string, sampled: readonly CandidateName[]): CandidateName[] {
  const isOfPercents = isPercentUnit(unitOf(label));
  return sampled.filter((candidate) => isOfPercents || !ofPercentUnit.includes(candidate));
}

/** The sampled candidates that are worth asking all cells of a column with this name; whole numbers before fractions. */
export function firstCandidates(name: string, sampled: readonly CandidateName[]): CandidateName[] {
  if (isIdentifier(name)) return sampled.filter((candidate) => candidateShapes[candidate].type === 'string');
  if (sampled.includes('integer')) return sampled.filter((candidate) => beforeFractions.includes(candidate));
  return otherCandidates(sampled, []);
}

/** The sampled candidates not yet asked; currency only where the sample has it. */
export function otherCandidates(sampled: readonly CandidateName[], asked: readonly CandidateName[]): CandidateName[] {
  const plain = sampled.some((candidate) => plainNumbers.includes(candidate));
  const texts = (candidate: CandidateName): boolean => candidateShapes[candidate].type === 'string' && candidate !== 'phone';
  return sampled.filter((candidate) => !asked.includes(candidate) && !(plain && candidate === 'rupiah') && !texts(candidate));
}

/** The person's number that a column of this name holds: such a column is always asked whether Excel destroyed it. */
export function personNumber(name: string): 'nik' | 'kk' | undefined {
  if (/(?:^|_)(?:no|nomor)?(nik|ktp)(_|$)/.test(name)) return 'nik';
  return /(?:^|_)(?:no|nomor)?kk$/.test(name) ? 'kk' : undefined;
}

/** A NIK column that Excel destroyed gets its format all the same: the check then refuses it with the one sentence. */
function identifierShape(name: string, { cells, fits, exponents }: ColumnFacts): Pick<Field, 'type' | 'format'> {
  // All that is known of the long cells here is whether every cell is one and is rounded.
  const rounded = fits.has('rounded') ? cells : 0;
  const destroyed = isDestroyed({ exponents, long: rounded, rounded });
  const format = personNumber(name);
  if (format !== undefined && cells > 0 && (fits.has(format) || destroyed)) return { type: 'string', format };
  return /(^|_)npsn$/.test(name) && cells > 0 && fits.has('npsn') ? { type: 'string', format: 'npsn' } : { type: 'string' };
}

/** Some areas were renumbered or joined since: where not every cell is in today's list, the list only warns. */
function codesOf({ codes }: ColumnFacts): Pick<Field, 'referenceCodes' | 'rules'> {
  if (codes === undefined) return {};
  return codes.complete ? { referenceCodes: codes.list } : { referenceCodes: codes.list, rules: { referenceCodes: 'peringatan' } };
}

/** The type that all cells of a column fit, if there is one alone; of a column that names things it is not asked. */
export function chosenCandidate(name: string, facts: ColumnFacts): CandidateName | undefined {
  const { fits } = facts;
  if (fits.has('phone')) return undefined;
  if (/(^|_)(tahun|thn|year|thang|periode)(_|$)/.test(name) && fits.has('year')) return 'year';
  if (fits.has('integer')) return 'integer';
  return fits.has('boolean') ? 'boolean' : (chosenDate(fits) ?? firstOf(fits, clocksOf(name)) ?? chosenNumber(facts));
}

const clocks: readonly CandidateName[] = ['datetime', 'time', 'year-month', 'month year'];
const ratioNames = /(^|_)(rasio|ratio|perbandingan|nisbah|skor|skala)(_|$)/;

/** `12:15` of a ratio or a score is no time of day, and would become `12:15:00`. */
function clocksOf(name: string): readonly CandidateName[] {
  return ratioNames.test(name) ? clocks.filter((candidate) => candidate !== 'time') : clocks;
}

/** Day before month or month before day: when all values can be read both ways, nobody knows. A typed date can be read in all ways, and is one. */
function chosenDate(fits: ReadonlySet<CandidateName>): CandidateName | undefined {
  if (fits.has('year-month-day')) return 'year-month-day';
  const dates = [...fits].filter((name) => candidateShapes[name].type === 'date');
  return dates.length === 1 ? dates[0] : undefined;
}

/** `1.234` is a thousand or one and a bit: a column whose every cell can be read both ways is none of them, but for typed numbers. */
function chosenNumber({ fits, typedFractions }: ColumnFacts): CandidateName | undefined {
  const english = firstOf(fits, ['point', 'integer-commas', 'commas']);
  const indonesian = firstOf(fits, ['comma', 'integer-dots', 'dots']);
  if (english !== undefined && indonesian !== undefined) return typedFractions === true && fits.has('point') ? 'point' : undefined;
  return english ?? indonesian ?? firstOf(fits, ['integer-spaces', 'comma-spaces', 'rupiah', ...ofPercentUnit, 'percent', 'percent-comma']);
}

function firstOf(fits: ReadonlySet<CandidateName>, names: readonly CandidateName[]): CandidateName | undefined {
  return names.find((name) => fits.has(name));
}
