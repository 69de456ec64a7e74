import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { explained } from './explained.ts';
import { type FileScore, readReport, type Survivor, scoreOf } from './report.ts';
import { type MutatedRoom, mutatedRooms } from './rooms.ts';

/** The least of the issue: of a hundred changes to one place of who may what, so many make a test fail. */
const leastScore = 95;
const root = resolve(import.meta.dirname, '../..');

test('a change of any one place in the mutated rooms makes a test fail', () => {
  const reports = mutatedRooms.map(mutate);
  const scores = reports.flatMap((report) => report.scores);
  const survivors = reports.flatMap((report) => report.survivors);
  writeFileSync(join(root, 'docs/mutation.md'), pageOf(scores, survivors));
  console.log(`mutation score ${scoreOf(scores).toFixed(1)} %, ${survivors.length} survivors`);
  expect(survivors.filter((survivor) => whyOf(survivor) === undefined)).toEqual([]);
  expect(scoreOf(scores)).toBeGreaterThanOrEqual(leastScore);
});

/** Runs Stryker over one room; its settings are those of stryker.json, with the room's code. */
function mutate({ name, code }: MutatedRoom): ReturnType<typeof readReport> {
  mkdirSync(join(root, 'build'), { recursive: true });
  const settings = { ...JSON.parse(readFileSync(join(import.meta.dirname, 'stryker.json'), 'utf8')), mutate: code };
  writeFileSync(join(root, 'build/stryker.json'), JSON.stringify(settings));
  const env = { ...process.env, MUTATED_ROOM: name };
  execFileSync('stryker', ['run', 'build/stryker.json'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  return readReport(join(root, 'build/mutation.json'));
}

function whyOf({ file, code, replacement }: Survivor): string | undefined {
  return explained.find((one) => one.file === file && one.code === code && one.replacement === replacement)?.why;
}

function pageOf(scores: readonly FileScore[], survivors: readonly Survivor[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const day = new Date().toISOString().slice(0, 10);
  const rows = scores.map((score) => `| \`${score.file}\` | ${score.killed} | ${score.survived} | ${scoreOf([score]).toFixed(1)} |`);
  const left = survivors.map((survivor) => {
    const { file, line, code, replacement } = survivor;
    return `| \`${file}:${line}\` | ${cell(code)} | ${cell(replacement)} | ${whyOf(survivor) ?? 'not explained'} |`;
  });
  const total = scores.reduce((sum, { killed, survived }) => sum + killed + survived, 0);
  return `# Mutation report

Written by \`npm run prove -- test/mutation\`: Stryker changes one place of the code at a time, and the tests beside it (\`test/mutation/rooms.ts\` names them) and the matrix of \`decide()\`
must fail. Run on ${day} at commit ${commit}: **${scoreOf(scores).toFixed(1)} %** of ${total} mutants killed.

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
