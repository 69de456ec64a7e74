import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Report } from '../../functions/ingest/report.ts';
import { datasetOf, deliver, ingestFakes, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { tried } from '../product-size.ts';
import { datasetId, publishFile } from '../rows/rows-function.ts';
import { canaryFiles, orderOf, type Sent } from './canary-files.ts';

const [first, second, third] = uploadIds;

/** What the owner and what the others read of the file. */
async function reportsOf({ content, changes = {}, standards = [], before, mending }: Sent) {
  const fakes = ingestFakes(datasetOf(), ...standards);
  if (before !== undefined) await publishFile(fakes, first, before, { ...changes });
  let uploadId: string = second;
  let message = deliver(fakes, second, content, changes);
  if (mending !== undefined) {
    const { versionId } = fakes.inbox.receive(uploadOf(second, content).key, content);
    uploadId = third;
    const derivedFrom = { kind: 'mending', uploadId: second, original: second, round: 1 } as const;
    message = deliver(fakes, third, orderOf({ content, versionId, uploadId: second }, mending), {
      ...changes,
      size: Buffer.byteLength(content),
      derivedFrom,
    });
  }
  await ingestBatch(fakes, [message]);
  expect(fakes.faults).toEqual([]);
  const folder = `datasets/${datasetId}/uploads/${uploadId}`;
  const [full, others] = await Promise.all(
    ['report.json', 'report-without-cells.json'].map((name) => fakes.published.getText(`${folder}/${name}`)),
  );
  const upload = await fakes.uploads.get(datasetId, uploadId);
  const report: Report = JSON.parse(full ?? '');
  return { report, others: others ?? '', message: upload?.message ?? '' };
}

const typesOf = ({ errors, warnings, questions }: Report) => [
  ...new Set([...errors, ...warnings].map(({ type }) => type)),
  ...(questions ? ['asking'] : []),
  ...(errors.length === 0 && questions === undefined ? ['sound'] : []),
];
const canaries = fc
  .string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwz'), minLength: 12, maxLength: 12 })
  // A column that is called so is one of codes, which are asked about otherwise.
  .filter((word) => !word.startsWith('kd'));

describe('what only the file says is read by nobody who may not read the file', () => {
  test.each(canaryFiles)('%s: %s', async (type, _why, provoke) => {
    await fc.assert(
      fc.asyncProperty(canaries, async (canary) => {
        const sent = await provoke(canary);
        const { report, others, message } = await reportsOf(sent);
        expect(typesOf(report)).toContain(type);
        expect(`${others} ${message}`.toLowerCase()).not.toContain((sent.secret ?? canary).toLowerCase());
      }),
      { numRuns: tried(1, 3) },
    );
  });
});
