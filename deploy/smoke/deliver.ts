import { textMember, upload } from '../../demo/client.ts';
import { demand, must, type SmokeRun } from './run.ts';

/** The three levels, each with a dataset of the run's own. */
export const levels = ['open', 'limited', 'closed'] as const;
export type Level = (typeof levels)[number];

export function datasetOf({ mark }: SmokeRun, level: Level): string {
  return `uji-asap-${mark}-${level}`;
}

const file = 'kecamatan,jumlah\nBenda,3\nCipondoh,4\n';
/** A quote that nobody closes: no reading of the file is right. */
const broken = 'kecamatan,jumlah\nBenda,3\nCipondoh,"4';

/** Registers a dataset. What it is called says to whoever meets it that it goes again. */
export async function register(run: SmokeRun, level: Level): Promise<void> {
  const datasetId = datasetOf(run, level);
  const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Uji asap', until: yearFromNow(new Date()) };
  const registration = {
    datasetId,
    title: `Uji asap ${run.mark}: ${level}`,
    description: 'Dibuat oleh uji asap (npm run smoke) dan ditarik lagi sesudahnya.',
    access: level,
    cadence: 'annual',
    ...(level === 'closed' ? { exemption } : {}),
  };
  await must(
    run,
    { as: 'operator', method: 'POST', path: '/v1/datasets', status: 201, what: `the operator registers ${datasetId}` },
    registration,
  );
}

function yearFromNow(now: Date): string {
  return `${now.getUTCFullYear() + 1}-12-31`;
}

/** A file that is broken is rejected with a report; one that is whole waits for the steward, who returns it once, and approves the next. */
export async function deliverWithRefusals(run: SmokeRun, level: Level): Promise<void> {
  const path = `/v1/datasets/${datasetOf(run, level)}`;
  await must(run, { path, status: 404, what: 'nobody outside sees it before it is published' });
  const rejected = await send(run, level, broken, 'rejected');
  const report = await must(run, {
    as: 'operator',
    path: `${path}/uploads/${rejected}/report`,
    status: 200,
    what: 'a broken file is rejected, and a report says why',
  });
  demand(report.text.includes('"valid":false'), 'the report of a broken file says that it is not valid');
  const first = await send(run, level, file, 'in-review');
  const approval = { decision: 'approve', reasons: [] };
  await must(
    run,
    {
      as: 'operator',
      method: 'POST',
      path: `${path}/uploads/${first}/review`,
      status: 403,
      what: 'the operator may not approve their own file',
    },
    approval,
  );
  const returned = { decision: 'return', reasons: ['Uji asap: dikembalikan sekali.'] };
  await must(
    run,
    { as: 'steward', method: 'POST', path: `${path}/uploads/${first}/review`, status: 200, what: 'the steward returns it with a reason' },
    returned,
  );
  await deliver(run, level);
}

/** A file that is whole, approved by the steward. */
export async function deliver(run: SmokeRun, level: Level): Promise<void> {
  const datasetId = datasetOf(run, level);
  const uploadId = await send(run, level, file, 'in-review');
  const path = `/v1/datasets/${datasetId}/uploads/${uploadId}/review`;
  const answer = await must(
    run,
    { as: 'steward', method: 'POST', path, status: 200, what: `the steward approves ${datasetId}` },
    { decision: 'approve', reasons: [] },
  );
  demand(textMember(answer.body, 'state') === 'published', `${datasetId} is published once it is approved`);
}

/** Sends a file and waits for its state; gives the upload's id. */
async function send(run: SmokeRun, level: Level, content: string, state: string): Promise<string> {
  const datasetId = datasetOf(run, level);
  const sent = await upload(run.client, 'operator', datasetId, 'uji-asap.csv', content);
  demand(textMember(sent, 'state') === state, `a file for ${datasetId} ended as ${textMember(sent, 'state')}, and ${state} must come`);
  run.say(`ok  a file was sent, checked, and is ${state}`);
  return textMember(sent, 'uploadId');
}
