import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startLaptop } from '../../local/laptop.ts';
import { writeCity } from './fixtures/city.ts';

const SMALL = 'arn:aws:sqs:ap-southeast-3:000000000000:satudata-Small';
const lineSchema = z.object({ pid: z.number(), bodies: z.array(z.string()) });

test('a laptop that is killed takes its functions with it, and the next one finishes what it had begun', async () => {
  const home = mkdtempSync(join(tmpdir(), 'kill-'));
  const out = join(home, 'out.jsonl');
  const lines = () =>
    existsSync(out)
      ? readFileSync(out, 'utf8')
          .trim()
          .split('\n')
          .map((line) => lineSchema.parse(JSON.parse(line)))
      : [];
  // Far longer than the test: only the restart can return what was in flight.
  const small = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 3600 } };
  const assemblyDirectory = writeCity(out, { Small: small });
  const child = fork(join(import.meta.dirname, 'fixtures', 'run-laptop.ts'), [assemblyDirectory, home], { stdio: 'inherit' });
  await once(child, 'message');
  child.send('hold 1');
  child.send('hold 2');
  await expect
    .poll(
      () =>
        lines()
          .flatMap(({ bodies }) => bodies)
          .toSorted(),
      { timeout: 20_000 },
    )
    .toEqual(['hold 1', 'hold 2']);

  child.kill('SIGKILL');
  await once(child, 'exit');
  for (const { pid } of lines()) await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);

  writeFileSync(`${out}.release`, '');
  const again = await startLaptop({ assemblyDirectory, home, port: 0, accounts: [] });
  await expect.poll(() => again.queues.depth(SMALL), { timeout: 20_000 }).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
  await again.stop();
  expect(
    lines()
      .flatMap(({ bodies }) => bodies)
      .toSorted(),
  ).toEqual(['hold 1', 'hold 1', 'hold 2', 'hold 2']);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
