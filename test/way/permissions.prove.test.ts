import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { currentAssembly } from '../../local/synthesize.ts';
import { root, startCity } from './city.ts';
import { useEveryOperation } from './every-operation.ts';
import { type Permission, permissionsIn, withoutPermission } from './without-permission.ts';

/** Walks the whole way in an empty city on that assembly; gives why it failed, or undefined. */
async function walked(assemblyDirectory: string): Promise<string | undefined> {
  const home = mkdtempSync(join(tmpdir(), 'satudata-walk-'));
  try {
    const city = await startCity({ assemblyDirectory, home });
    try {
      await useEveryOperation(city);
    } finally {
      await city.stop();
    }
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What a walk without faults does not need, each with its reason. */
const beyondTheWalk: readonly { readonly role: RegExp; readonly action: string; readonly on?: RegExp; readonly reason: string }[] = [
  {
    role: /^IngestLarge/,
    action: '*',
    reason: 'the walk sends no file above 64 MiB; large-file.test.ts does, and the grants are those of IngestSmall',
  },
  {
    role: /./,
    action: '*',
    on: /^(?!.*parts).*manifests/,
    reason: 'the walk has no version of more than 250 periods; many-periods.test.ts does, through each of these roles',
  },
  { role: /^Retain/, action: '*', reason: 'nothing of the walk is over; retention-end.test.ts ends data by this role' },
  { role: /^CountFindings/, action: '*', reason: 'the walk has no aid list; test/attacks/findings.test.ts compares some by this role' },
  { role: /^MakeFile/, action: '*', reason: 'the walk asks for no large file; large-download.test.ts does' },
  { role: /^Rows/, action: '*', on: /MAKING|FilesQueue/, reason: 'the walk asks for no large file; large-download.test.ts does' },
  {
    role: /^Rows/,
    action: 's3:PutObject',
    on: /statistics/,
    reason: 'ingest makes the statistics of all that the walk publishes; old-homes.test.ts has versions without',
  },
  { role: /./, action: 'dynamodb:DeleteItem', on: /IDEMPOTENCY/, reason: 'a claimed Idempotency-Key is dropped after a fault alone' },
  { role: /^Ingest/, action: 'sqs:ChangeMessageVisibility', reason: 'used after a fault alone; events.test.ts has one' },
  { role: /^Ingest/, action: 'sqs:GetQueueUrl', reason: 'used after a fault alone; events.test.ts has one' },
  {
    role: /./,
    action: 's3:PutObjectTagging',
    on: /\/(small|large)\/\*/,
    reason: 'AWS asks for it beside s3:PutObjectVersionTagging (PutObjectTagging, Permissions)',
  },
];

const isBeyond = ({ role, action, on }: Permission) =>
  beyondTheWalk.some((known) => known.role.test(role) && (known.action === '*' || known.action === action) && (known.on?.test(on) ?? true));
const textOf = ({ role, action, on }: Permission) => `${role} ${action} ${on}`;

/** Seventy walks of some seconds each, on a machine that may be busy. */
const longestMilliseconds = 3_600_000;

/** One walk a permission, about ten seconds each; `ROLE=Rows` walks for the roles whose names begin so. */
test('the way fails without any single permission of a function', { timeout: longestMilliseconds }, async () => {
  const assembly = await currentAssembly(root, () => undefined);
  expect(await walked(assembly)).toBeUndefined();
  const wanted = permissionsIn(assembly).filter(
    (permission) => permission.role.startsWith(process.env.ROLE ?? '') && !isBeyond(permission),
  );
  expect(wanted).not.toEqual([]);
  const unneeded: string[] = [];
  for (const permission of wanted) {
    const cut = withoutPermission(assembly, permission);
    const failure = await walked(cut);
    rmSync(cut, { recursive: true, force: true });
    console.log(`${failure === undefined ? 'STANDS' : 'fails'}  ${textOf(permission)}  ${failure ?? ''}`);
    if (failure === undefined) unneeded.push(textOf(permission));
  }
  expect(unneeded).toEqual([]);
});
