import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbSubjectBlocks } from '/work/main/functions/duckdb/subject-blocks.ts';
import { bucketBitsOf } from '/work/main/functions/model/subject-index.ts';
import { registerFile, registerStandard } from '/work/main/bench/register-file.ts';
const n = Number(process.argv[2] ?? 200000);
const csv = await registerFile(n, 'older');
const dir = mkdtempSync(join(tmpdir(), 'blocks-'));
const c = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
const parquet = join(dir, 'part.parquet');
await c.run(`COPY (SELECT * FROM read_csv('${csv}', all_varchar=true, header=true)) TO '${parquet}' (FORMAT parquet, COMPRESSION zstd)`);
const t = performance.now();
const buckets = await duckdbSubjectBlocks(1500).write({ parts: [{ path: parquet, period: 'all' }], fields: registerStandard.fields, columns: { nik: 'nik', kk: 'kk' }, bits: bucketBitsOf(n) }, Buffer.alloc(64, 7), join(dir, 'out', 'blocks'));
console.log('ms', performance.now() - t, 'blocks', statSync(join(dir, 'out', 'blocks')).size / 1e6, 'part', statSync(parquet).size / 1e6, 'buckets', buckets.length);
for (const kind of ['nik','kk']) { const b = buckets.filter(x=>x.kind===kind); console.log(kind, b.length, 'units', b.reduce((s,x)=>s+Math.ceil((x.entries.length+120)/1024),0)); }
console.log(process.resourceUsage().maxRSS/1e3, process.cpuUsage());
