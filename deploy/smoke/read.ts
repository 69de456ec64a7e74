import { member, send, textMember } from '../../demo/client.ts';
import { datasetOf, type Level, levels } from './deliver.ts';
import { type Caller, demand, itemsOf, must, type SmokeRun, until } from './run.ts';

/** Who reads the rows of which level (docs/access.md, "Reading"). */
const expected: readonly (readonly [Caller, Readonly<Record<Level, number>>])[] = [
  [undefined, { open: 200, limited: 401, closed: 404 }],
  ['reader', { open: 200, limited: 200, closed: 404 }],
  ['operator', { open: 200, limited: 200, closed: 200 }],
  ['steward', { open: 200, limited: 200, closed: 403 }],
];

/** Rows and files at the three levels, and that a closed dataset is as one that never was. */
export async function readAtEachLevel(run: SmokeRun): Promise<void> {
  for (const [caller, statuses] of expected) {
    for (const level of levels) {
      const path = `/v1/datasets/${datasetOf(run, level)}/rows`;
      const what = `rows that are ${level}, read by ${caller ?? 'anyone'}`;
      const answer = await must(run, { ...(caller ? { as: caller } : {}), path, status: statuses[level], what });
      if (answer.status === 200) demand(member(answer.body, 'total') === 2, `${what}: both rows come`);
    }
  }
  await fileComes(run);
  await closedIsNothing(run, undefined);
  await closedIsNothing(run, 'reader');
}

/** The link leads to storage, where no token is sent along. */
async function fileComes(run: SmokeRun): Promise<void> {
  const response = await fetch(`${run.client.url}/v1/datasets/${datasetOf(run, 'open')}/files/csv`);
  const text = await response.text();
  demand(response.status === 200 && text.includes('Cipondoh,4'), `the CSV file was answered ${response.status}, and its rows must come`);
  run.say('ok  the CSV file is downloaded by anyone');
}

async function closedIsNothing(run: SmokeRun, caller: Caller): Promise<void> {
  const [closed, never] = await Promise.all(
    [datasetOf(run, 'closed'), `uji-asap-${run.mark}-tidak-pernah-ada`].map((id) => send(run.client, caller, 'GET', `/v1/datasets/${id}`)),
  );
  const withoutId = (text = '') => text.replace(/"requestId":"[^"]*"/, '');
  demand(
    closed?.status === 404 && withoutId(closed.text) === withoutId(never?.text),
    `${caller ?? 'anyone'} can tell a closed dataset from one that never was`,
  );
  run.say(`ok  for ${caller ?? 'anyone'} a closed dataset is as one that never was`);
}

/** The search knows what is published, and not what is closed; the board counts it. */
export async function seeProgress(run: SmokeRun, opdId: string): Promise<void> {
  const found = async () =>
    itemsOf(await send(run.client, undefined, 'GET', `/v1/datasets?q=${run.mark}`)).map((item) => textMember(item, 'datasetId'));
  await until(run, 'the search finds what is published', async () => {
    const ids = await found();
    return ids.includes(datasetOf(run, 'open')) && ids.includes(datasetOf(run, 'limited'));
  });
  demand(!(await found()).includes(datasetOf(run, 'closed')), 'the search of anyone finds a closed dataset');
  await must(run, { path: '/v1/progress', status: 401, what: 'the board is not for anyone' });
  const board = await must(run, { as: 'steward', path: '/v1/progress', status: 200, what: 'the steward sees the board' });
  demand(
    itemsOf(board).some((item) => textMember(item, 'opdId') === opdId),
    `the board shows ${opdId}`,
  );
  const path = `/v1/progress/${opdId}/deliveries`;
  const delivered = await must(run, { as: 'operator', path, status: 200, what: 'the operator sees what their OPD delivered' });
  const own = itemsOf(delivered).map((item) => textMember(item, 'datasetId'));
  demand(
    levels.every((level) => own.includes(datasetOf(run, level))),
    'the deliveries of the OPD list the three datasets',
  );
}
