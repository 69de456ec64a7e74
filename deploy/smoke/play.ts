import type { AlarmTrip } from './alarm-trip.ts';
import { cleanUp, seeThatItIsGone } from './clean-up.ts';
import { deliver, deliverWithRefusals, type Level, levels, register } from './deliver.ts';
import { meet, reach } from './reach.ts';
import { readAtEachLevel, seeProgress } from './read.ts';
import type { SmokeRun } from './run.ts';

/**
 * The whole way, once: accounts, three datasets, refusals, reading at each level, progress, an alarm. What it made is withdrawn whatever happened. Gives whether all
 * was as it must be.
 */
export async function play(run: SmokeRun, alarm: AlarmTrip | undefined): Promise<boolean> {
  const registered: Level[] = [];
  let isWell = await attempt(run, async () => {
    await reach(run);
    const { opdId } = await meet(run);
    for (const level of levels) {
      await register(run, level);
      registered.push(level);
      await (level === 'open' ? deliverWithRefusals(run, level) : deliver(run, level));
    }
    await readAtEachLevel(run);
    await seeProgress(run, opdId);
  });
  const stays: string[] = [];
  isWell = (await attempt(run, async () => void stays.push(...(await cleanUp(run, registered))))) && isWell;
  if (isWell) isWell = await attempt(run, () => seeThatItIsGone(run));
  if (alarm === undefined) run.say('--  no alarm was rung: with --city <city> and credentials of its account one is');
  else isWell = (await attempt(run, async () => run.say(`ok  ${await alarm(run)}`))) && isWell;
  tellWhatStays(run, stays);
  return isWell;
}

/** What went wrong is told, and the rest of the run goes on. */
async function attempt(run: SmokeRun, step: () => Promise<void>): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (error) {
    run.say(`NO  ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

/** Minutes count whatever an OPD delivered, so the run, too. */
const inMinutes =
  'in the minutes (berita acara) of the operator’s OPD for today’s period: the annex lists the three, withdrawn, and a file that was returned once; the steward says in the letter that it was a test';

function tellWhatStays(run: SmokeRun, stays: readonly string[]): void {
  if (stays.length === 0) {
    run.say('Nothing was made, so nothing stays.');
    return;
  }
  run.say('What stays, as nothing that was published just vanishes:');
  for (const line of stays) run.say(`  ${line}`);
  run.say(
    '  their files, which the steward can restore, the records of who read them, and the accounts of the operator and the reader: disable those on the page of accounts',
  );
  run.say(`  ${inMinutes}`);
}
