import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { projectRoot } from '../../lib/project-root.ts';
import { toolPath } from '../tool-path.ts';
import { linted, templatesOnDisk } from './templates-on-disk.ts';

const tool = toolPath('checkov');
const resultSchema = z.object({ results: z.object({ failed_checks: z.array(z.object({ check_id: z.string(), resource: z.string() })) }) });

/** The rows of docs/checkov.md: the check, and what it is found on. */
function explained(): ReadonlyMap<string, string> {
  const rows = readFileSync(join(projectRoot, 'docs/checkov.md'), 'utf8').matchAll(/^\| `(CKV\w+)` \| (.*?) \| (.*?) \|$/gm);
  return new Map([...rows].map(([, id = '', on = '']) => [id, on]));
}

/** What checkov finds in the templates: the check, and the type of the resource. */
function findings(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const changes of Object.values(linted)) {
    const [first] = templatesOnDisk(changes);
    const given = [
      '-d',
      dirname(first?.file ?? ''),
      '--framework',
      'cloudformation',
      '-o',
      'json',
      '--compact',
      '--quiet',
      '--skip-download',
    ];
    const { stdout } = spawnSync(tool ?? '', given, { encoding: 'utf8', maxBuffer: 100_000_000 });
    for (const { check_id, resource } of resultSchema.parse(JSON.parse(stdout)).results.failed_checks)
      found.set(check_id, (found.get(check_id) ?? new Set()).add(resource.split('.')[0] ?? ''));
  }
  return found;
}

test('docs/checkov.md says of each check what it is found on and why it stands', () => {
  expect([...explained()].filter(([, on]) => !on.includes('AWS::'))).toEqual([]);
  expect(explained().size).toBeGreaterThan(5);
});

// A quarter of a minute each where nothing else runs.
describe.skipIf(tool === undefined)('checkov', { timeout: 1_200_000 }, () => {
  test('finds in the templates what docs/checkov.md explains, on the resources that it names, and nothing else', () => {
    const found = findings();
    expect([...found.keys()].sort()).toEqual([...explained().keys()].sort());
    for (const [id, types] of found)
      for (const type of types) expect([id, explained().get(id)]).toEqual([id, expect.stringContaining(type)]);
  });
});
