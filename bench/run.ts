import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';

/** `npm run bench -- <name>`: one figure a command, with the machine and the commit. */
const benches: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  start: () => import('./start.ts'),
  authorizer: () => import('./authorizer.ts'),
  'get-dataset': () => import('./get-dataset.ts'),
  'million-rows': () => import('./million-rows.ts'),
  'three-million': () => import('./three-million.ts'),
  curve: () => import('./curve.ts'),
  'small-file': () => import('./small-file.ts'),
  workbook: () => import('./workbook.ts'),
  oracle: () => import('./oracle.ts'),
  reviews: () => import('./reviews.ts'),
  pages: () => import('./pages.ts'),
  'first-rows': () => import('./first-rows.ts'),
  'reader-mix': () => import('./reader-mix.ts'),
  matching: () => import('./matching.ts'),
  'subject-index': () => import('./subject-index.ts'),
  profiles: () => import('./profiles.ts'),
  units: () => import('./units.ts'),
  visits: () => import('./visits.ts'),
};

const name = process.argv[2] ?? '';
const bench = benches[name];
if (!bench) {
  console.error(`npm run bench -- <${Object.keys(benches).join(' | ')}>`);
  process.exit(2);
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
console.log(`${name} · ${cpus().length} × ${cpus()[0]?.model.trim()} · Node ${process.versions.node} · commit ${commit}`);
await (await bench()).run();
