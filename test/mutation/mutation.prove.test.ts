import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { explained } from './explained.ts';
import { type FileScore, readReport, type Survivor, scoreOf } from './report.ts';
import { type MutatedRoom, mutatedRooms } from './rooms.ts';

/** The least of the issue: of a hundred changes to one place of who may what, so many make a test fail. */
const leastScore = 95;
const root = resolve(import.meta.dirname, '../..');
const runSchema = z.strictObject({ name: z.string(), commit: z.string(), day: z.string() });
type Run = z.infer<typeof runSchema>;

/** Rooms to go over again, by `MUTATED_ROOMS=accounts,gate`: what survived there, and what the code or its tests changed. The others stand as this checkout ran them last. All of all without it. */
const again = process.env.MUTATED_ROOMS?.split(',');

test('a change of any one place in the mutated rooms makes a test fail', () => {
  for (const room of mutatedRooms) if (again?.includes(room.name) ?? true) mutate(room);
  const runs = mutatedRooms.map(({ name }) => runSchema.parse(JSON.parse(readFileSync(keptAt(name, 'run'), 'utf8'))));
  const reports = mutatedRooms.map(({ name }) => readReport(keptAt(name, 'report')));
  const scores = reports.flatMap((report) => report.scores);
  const survivors = reports.flatMap((report) => report.survivors);
  writeFileSync(join(root, 'docs/mutation.md'), pageOf(runs, scores, survivors));
  console.log(`mutation score ${scoreOf(scores).toFixed(1)} %, ${survivors.length} survivors`);
  expect(survivors.filter((survivor) => whyOf(survivor) === undefined)).toEqual([]);
  expect(scoreOf(scores)).toBeGreaterThanOrEqual(leastScore);
});

/** Runs Stryker over one room, with the settings of stryker.json and the room's code, and keeps what came of it and when. Gone over again, it takes from the last report what neither code nor tests changed. */
function mutate({ name, code }: MutatedRoom): void {
  mkdirSync(join(root, 'build'), { recursive: true });
  const settings = JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.json'), 'utf8'));
  const report = keptAt(name, 'report');
  // Stryker writes both at once, so the one that it reads is another.
  const before = keptAt(name, 'before');
  if (again && existsSync(report)) copyFileSync(report, before);
  const anew = again ? { incremental: true, incrementalFile: before } : {};
  const own = { ...settings, ...anew, mutate: code, jsonReporter: { fileName: report } };
  writeFileSync(join(root, 'build/stryker.json'), JSON.stringify(own));
  const env = { ...process.env, MUTATED_ROOM: name };
  execFileSync('stryker', ['run', 'build/stryker.json'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  writeFileSync(keptAt(name, 'run'), JSON.stringify({ name, commit, day: new Date().toISOString().slice(0, 10) }));
}

function keptAt(room: string, what: 'report' | 'run' | 'before'): string {
  return join(root, `build/mutation-${what}-${room}.json`);
}

function whyOf({ file, code, replacement }: Survivor): string | undefined {
  return explained.find((one) => one.file === file && one.code === code && one.replacement === replacement)?.why;
}

function pageOf(runs: readonly Run[], scores: readonly FileScore[], survivors: readonly Survivor[]): string {
  const rows = scores.map((score) => `| \`${score.file}\` | ${score.killed} | ${score.survived} | ${scoreOf([score]).toFixed(1)} |`);
  const left = survivors.map((survivor) => {
    const { file, line, code, replacement } = survivor;
    return `| \`${file}:${line}\` | ${cell(code)} | ${cell(replacement)} | ${whyOf(survivor) ?? 'not explained'} |`;
  });
  const total = scores.reduce((sum, { killed, survived }) => sum + killed + survived, 0);
  return `# Mutation report

Written by \`npm run prove -- test/mutation\`: Stryker changes one place of the code at a time, and the tests beside it (\`test/mutation/rooms.ts\` names them) and the matrix of \`decide()\`
must fail. **${scoreOf(scores).toFixed(1)} %** of ${total} mutants killed; run by room: ${runs.map(({ name, commit, day }) => `${name} on ${day} at ${commit}`).join(', ')}.

| file | killed | survived | score |
|---|---|---|---|
${rows.join('\n')}

## Survivors

Each was looked at; the reasons stand in \`test/mutation/explained.ts\`, and one without a reason fails the proof.

| where | code | changed to | why no test can tell |
|---|---|---|---|
${left.join('\n')}
`;
}

function cell(code: string): string {
  return `\`\` ${code.replaceAll('|', '\\|')} \`\``;
}
