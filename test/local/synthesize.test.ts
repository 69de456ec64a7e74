import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { currentAssembly } from '../../local/synthesize.ts';

// Stands for the CDK app: counts its runs and writes a template; fails when a source says so.
const APP = `
  import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
  if (readFileSync('lib/stack.ts', 'utf8').includes('broken')) process.exit(1);
  mkdirSync('cdk.out', { recursive: true });
  appendFileSync('runs', '.');
  writeFileSync('cdk.out/City.template.json', '{}');`;

function project(): string {
  const root = mkdtempSync(join(tmpdir(), 'project-'));
  for (const folder of ['bin', 'lib', 'functions/a']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  writeFileSync(join(root, 'bin', 'satudata.ts'), APP);
  writeFileSync(join(root, 'lib', 'stack.ts'), 'one');
  writeFileSync(join(root, 'functions', 'a', 'handler.ts'), 'one');
  return root;
}

const runsOf = (root: string) => readFileSync(join(root, 'runs'), 'utf8').length;
const quiet = () => {};

describe('the assembly of the sources', () => {
  test('is synthesized once and reused while no source changes', async () => {
    const root = project();
    expect(await currentAssembly(root, quiet)).toBe(join(root, 'cdk.out'));
    await currentAssembly(root, quiet);
    writeFileSync(join(root, 'package.json'), '{"type":"module","name":"x"}');
    await currentAssembly(root, quiet);
    expect(runsOf(root)).toBe(1);
  });

  test.each([
    ['a changed source', (root: string) => writeFileSync(join(root, 'functions', 'a', 'handler.ts'), 'two')],
    ['a new source', (root: string) => writeFileSync(join(root, 'functions', 'b.ts'), '')],
    ['a template that something else wrote', (root: string) => writeFileSync(join(root, 'cdk.out', 'City.template.json'), '{"a":1}')],
  ])('is synthesized again after %s', async (_name, change) => {
    const root = project();
    await currentAssembly(root, quiet);
    change(root);
    await currentAssembly(root, quiet);
    expect(runsOf(root)).toBe(2);
  });

  test('is synthesized once by two that need it at the same time', async () => {
    const root = project();
    await Promise.all([currentAssembly(root, quiet), currentAssembly(root, quiet)]);
    expect(runsOf(root)).toBe(1);
  });

  test('is not taken for finished after a synthesis that failed', async () => {
    const root = project();
    await currentAssembly(root, quiet);
    writeFileSync(join(root, 'lib', 'stack.ts'), 'broken');
    await expect(currentAssembly(root, quiet)).rejects.toThrow(/ended with 1/);
    writeFileSync(join(root, 'lib', 'stack.ts'), 'one');
    await currentAssembly(root, quiet);
    expect(runsOf(root)).toBe(2);
  });
});
