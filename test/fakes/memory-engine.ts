import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CellError,
  CheckedTable,
  CheckOutcome,
  ShownRows,
  Table,
  TableEngine,
  WrittenPart,
} from '../../functions/ingest/table-engine.port.ts';
import { limits } from '../../functions/limits.ts';
import type { NormalForm } from '../../functions/model/normal-form.ts';
import { matchLabels } from '../../functions/standards/labels/match-labels.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';

/** A small engine in JavaScript for the tests of the order of steps: text and integer columns, one part. It throws on what it does not model. */
export function memoryEngine(): TableEngine {
  return {
    async open(path, form, _directory, corrections = []) {
      const lines = (await readFile(path, 'utf8')).split('\n').slice(0, -1);
      if (lines.length !== form.rows) throw new Error(`${lines.length} of ${form.rows} rows were read`);
      const records = lines.map((line) => line.split('\x1f'));
      for (const { rowNumber, column, value } of corrections) {
        const record = records.find(([number]) => Number(number) === rowNumber);
        if (record) record[column + 1] = value;
      }
      return tableOf(records, form);
    },
  };
}

function tableOf(records: readonly (readonly string[])[], form: NormalForm): Table {
  return {
    async missingRows(rowNumbers) {
      const held = new Set(records.map(([number]) => Number(number)));
      return rowNumbers.filter((rowNumber) => !held.has(rowNumber));
    },
    firstRows: async () => shownRows(records, form, []),
    async propose() {
      const fields = form.labels.map((label) => ({ name: label.toLowerCase(), title: label, type: 'string' as const }));
      return { content: { fields }, warnings: [], questions: [] };
    },
    check: async (standard) => checkedTable(records, form, standard, check(records, form, standard)),
    async close() {},
  };
}

function shownRows(records: readonly (readonly string[])[], form: NormalForm, fieldNames: readonly string[]): ShownRows {
  const rows = records.slice(0, limits.shownRows).map(([rowNumber, ...cells]) => {
    return { rowNumber: Number(rowNumber), before: cells, after: fieldNames.length === 0 ? [] : cells };
  });
  return { columns: [...form.labels.keys()], fieldNames, rows };
}

function checkedTable(
  records: readonly (readonly string[])[],
  form: NormalForm,
  standard: StandardContent,
  outcome: CheckOutcome,
): CheckedTable {
  const bad = new Set(outcome.errors.map((error) => error.rowNumber));
  const kept = (rows: 'all' | 'valid') => (rows === 'all' ? records : records.filter(([number]) => !bad.has(Number(number))));
  return {
    outcome,
    async writeParts({ wholePeriod, directory, rows = 'all' }) {
      if (standard.periodField !== undefined) throw new Error('the memory engine does not split by a period field');
      const path = join(directory, `${wholePeriod}.parquet`);
      const written = kept(rows);
      const text = JSON.stringify(written);
      await writeFile(path, text);
      const sha256 = createHash('sha256').update(text).digest('hex');
      const leftOut = written.length < records.length ? { leftOut: records.length - written.length } : {};
      const part = { period: wholePeriod, path, rows: written.length, bytes: Buffer.byteLength(text), sha256, ...leftOut };
      return [part] satisfies WrittenPart[];
    },
    firstRows: async () =>
      shownRows(
        records,
        form,
        standard.fields.map(({ name }) => name),
      ),
    async rowNumbersAt(_period, places, rows = 'all') {
      return places.map((place) => Number(kept(rows)[place]?.[0]));
    },
    wordsOf: async () => [],
    emptyCellsOf: async () => undefined,
    fractionShapes: async () => new Map(),
  };
}

function check(records: readonly (readonly string[])[], form: NormalForm, standard: StandardContent): CheckOutcome {
  const match = matchLabels(standard.fields, form);
  const cells = standard.fields.flatMap((field, index): CellError[] => {
    const column = match.columns[index];
    if (field.type !== 'string' && field.type !== 'integer') throw new Error(`the memory engine does not model ${field.type}`);
    if (field.type === 'string' || column === undefined) return [];
    const bad = records.filter((record) => !/^-?[0-9]+$/.test(record[column + 1] ?? ''));
    return bad.map((record) => {
      const cell = record[column + 1] ?? '';
      const message = `Sel "${cell}" bukan bilangan bulat.`;
      return {
        type: 'type-error',
        fieldName: field.name,
        fieldNumber: form.fileColumns[column],
        rowNumber: Number(record[0]),
        cell,
        message,
        mend: 'Tulis angkanya saja.',
      };
    });
  });
  const errors = [...match.errors, ...cells];
  const errorCounts: Record<string, number> = {};
  for (const { type } of errors) errorCounts[type] = (errorCounts[type] ?? 0) + 1;
  const badRows = new Set(cells.map((error) => error.rowNumber)).size;
  return {
    rows: records.length,
    validRows: match.errors.length > 0 ? 0 : records.length - badRows,
    errorCounts,
    errors,
    warnings: [],
    told: [],
    columns: standard.fields.map(({ name, type }) => ({
      name,
      type,
      errors: cells.filter((cell) => cell.fieldName === name).length,
      missing: 0,
    })),
    nikSuspects: [],
    personalColumns: standard.fields.filter((field) => field.personal).map((field) => field.name),
  };
}
