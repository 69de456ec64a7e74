import { openWorkbook } from '../../../functions/ingest/workbook/open-workbook.ts';
import { findingOf } from '../../../functions/ingest/workbook/workbook-fault.ts';

/** Run as a process of its own: reads the workbooks named by its arguments, and prints what each gave and by how much memory's peak grew. */
type Result = { path: string; rows: number; complaint?: string };

const results: (Result & { grownKibibytes: number })[] = [];
for (const path of process.argv.slice(2)) {
  const before = process.resourceUsage().maxRSS;
  const result = await read(path);
  results.push({ ...result, grownKibibytes: process.resourceUsage().maxRSS - before });
}
process.stdout.write(JSON.stringify(results));

async function read(path: string): Promise<Result> {
  const outcome = await openWorkbook(path);
  if (!outcome.ok) return { path, rows: 0, complaint: outcome.finding.message };
  let rows = 0;
  try {
    for (const sheet of outcome.workbook.sheets) {
      for await (const some of sheet.rows()) rows += some.length;
      await sheet.mergedRanges();
    }
    return { path, rows };
  } catch (error) {
    return { path, rows, complaint: findingOf(error).message };
  } finally {
    await outcome.workbook.close();
  }
}
