import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSource } from '../../../functions/ingest/csv/byte-source.ts';
import { readCsv } from '../../../functions/ingest/csv/read-csv.ts';

/** Run as a process of its own: reads the CSV named by its argument and prints what came out and how memory grew. */
const [, , path = ''] = process.argv;
const before = process.resourceUsage().maxRSS;
const outcome = await readCsv(fileSource(path), join(tmpdir(), `normal-form-${process.pid}.txt`), []);
const grownKibibytes = process.resourceUsage().maxRSS - before;
const types = outcome.ok ? [] : outcome.findings.map(({ type, rowNumber }) => `${type}@${rowNumber}`);
process.stdout.write(JSON.stringify({ rows: outcome.form?.rows ?? 0, types, grownKibibytes }));
