import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { play, root } from './drill.ts';
import { drills } from './table.ts';
import { inOrder, logOf, withLog } from './written.ts';

// npm run drills [-- <name> …]: plays every drill, or those named, on laptops of its own, and writes what they printed into docs/drills.md. One that fails leaves the log of its last
// run as it was, and ends the command with 1.
const path = join(root, 'docs/drills.md');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !drills.some((drill) => drill.name === name));
if (unknown.length > 0) {
  console.error(`No drill is called ${unknown.join(', ')}: ${drills.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
for (const drill of drills.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const from = Date.now();
  try {
    const lines = await play(drill);
    const seconds = Math.round((Date.now() - from) / 1000);
    writeFileSync(path, inOrder(withLog(readFileSync(path, 'utf8'), drill, logOf({ lines, at: new Date(), commit, seconds })), drills));
    console.log(`${drill.name}: ${seconds} s`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
// Pools of functions end with their laptop; what a failed drill left must not hold the command.
process.exit();
