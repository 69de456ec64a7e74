import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { toolPath } from '../tool-path.ts';
import { linted, templatesOnDisk } from './templates-on-disk.ts';

const tool = toolPath('cfn-lint');
const findingsSchema = z.array(
  z.object({ Level: z.string(), Rule: z.object({ Id: z.string() }), Message: z.string(), Location: z.object({ Path: z.json() }) }),
);

/** Warnings that are read and left, each with its reason. Advice (`I…`) is not asked for: it is of style, and a machine wrote the templates. */
const explained = {
  W3005: 'DependsOn beside a GetAtt: the CDK writes both for its subscriber and its deployer; one more is no fault',
  W6001: 'The name of the bucket of access logs is told by the front door, whose log needs it, though another stack made it',
} as const;

/** What cfn-lint finds in templates that go into these regions. It ends with another code than 0 where it finds something. */
function findingsIn(files: readonly string[], regions: readonly string[]): string[] {
  const given = ['--format', 'json', '--ignore-checks', ...Object.keys(explained), '--regions', ...regions, '--', ...files];
  const findings = findingsSchema.parse(JSON.parse(printed(given)));
  return findings.map(({ Level, Rule, Message, Location }) => `${Level} ${Rule.Id} ${JSON.stringify(Location.Path)}: ${Message}`);
}

function printed(given: readonly string[]): string {
  try {
    return execFileSync(tool ?? '', given, { encoding: 'utf8', maxBuffer: 50_000_000, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '') return error.stdout;
    throw error;
  }
}

// Half a minute each where nothing else runs.
describe.skipIf(tool === undefined)('cfn-lint', { timeout: 300_000 }, () => {
  test.each(Object.entries(linted))('finds nothing in the templates of the city %s, for Jakarta and for Singapore', (_name, changes) => {
    const templates = templatesOnDisk(changes);
    const of = (isGlobal: boolean) => templates.filter((template) => template.isGlobal === isGlobal).map(({ file }) => file);
    expect(findingsIn(of(false), ['ap-southeast-3', 'ap-southeast-1'])).toEqual([]);
    if (of(true).length > 0) expect(findingsIn(of(true), ['us-east-1'])).toEqual([]);
  });
});
