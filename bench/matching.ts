import { matchList } from '../functions/persons/matching/match-list.ts';
import { matchRow } from '../functions/persons/matching/match-row.ts';
import { count, countWrong, goals, type Wrong } from './matching-counts.ts';
import { timeWorkbook } from './matching-file.ts';
import { type LabelledPair, makePairs } from './matching-pairs/pairs.ts';
import { namePeers } from './name-peers.ts';

const labelled = 10_000;
const listed = 100_000;
const seed = 12;

/**
 * What matching does wrong on labelled pairs, beside two rules by letters alone in the same run; and how long a list takes, alone and as a
 * workbook with the register.
 */
export async function run(): Promise<void> {
  const pairs = await makePairs(labelled, seed);
  for (const [element, wrong] of Object.entries(countWrong(pairs))) console.log(`${element}: ${told(wrong)}`);
  console.log(`goals: false sesuai ≤ ${percent(goals.falseYes)}, false tidak ≤ ${percent(goals.falseNo)}`);
  for (const { name, agrees } of namePeers) {
    const wrong = count(
      pairs,
      ({ isName }) => isName,
      ({ claimed, registered }) => [registered.name, ...(registered.formerNames ?? [])].some((known) => agrees(claimed.name, known)),
    );
    console.log(`name, ${name}: ${told(wrong)}`);
  }
  for (const [kind, ofKind] of [...Map.groupBy(pairs, ({ kind }) => kind)].sort())
    console.log(`  ${kind}: ${wrongNames(ofKind)} of ${ofKind.length} names wrong`);
  await timeList();
  await timeWorkbook();
}

async function timeList(): Promise<void> {
  const pairs = await makePairs(listed, seed + 1);
  const list = pairs.map(({ claimed }, place) => ({ ...claimed, row: place + 2 }));
  const registered = new Map(pairs.map((pair) => [pair.registered.nik, pair.registered]));
  const [started, before] = [performance.now(), process.cpuUsage()];
  matchList(list, registered);
  const [seconds, { user, system }] = [(performance.now() - started) / 1_000, process.cpuUsage(before)];
  console.log(
    `${listed} rows, doubles included: ${seconds.toFixed(1)} s by the clock, ${((user + system) / 1e6).toFixed(1)} s of processor time`,
  );
}

function wrongNames(pairs: readonly LabelledPair[]): number {
  return pairs.filter(({ claimed, registered, isName }) => (matchRow(claimed, [registered]).name === 'sesuai') !== isName).length;
}

function told({ falseYes, different, falseNo, same }: Wrong): string {
  const [yes, no] = [percent(falseYes / different), percent(falseNo / same)];
  return `false sesuai ${falseYes} of ${different} (${yes}), false tidak ${falseNo} of ${same} (${no})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
