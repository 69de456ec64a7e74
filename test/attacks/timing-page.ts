import { withoutId } from './id-places.ts';
import type { Verdict } from './timed-series.ts';

type Told = {
  readonly verdicts: readonly Verdict[];
  /** How many were outside their band at first. */
  readonly suspects: number;
  readonly guilty: readonly Verdict[];
  readonly controls: readonly Verdict[];
  readonly machine: string;
};

/** docs/timing.md: every series with its AUC and the band that chance alone keeps to. */
export function timingPage({ verdicts, suspects, guilty, controls, machine }: Told): string {
  const fewest = Math.min(...verdicts.map(({ series }) => series.pairs.length));
  return `# Timing report

Written by \`npm run prove -- test/attacks/timing\` (${machine}). Does time tell a closed dataset from one that never existed? Every place of every route where a caller may
write an id was asked about both, in pairs, in an order by lot, one pair of each series in turn: ${verdicts.length} series of at least ${fewest} pairs.

The AUC is the chance that a random answer about the closed one took longer than one about the other: 0.5 tells nothing. The band is where chance alone keeps it, 99 of 100 times (the two of
each pair swapped by lot, 2,000 times). Of so many series about one in a hundred leaves its band by chance: what did, ${suspects} here, was measured again, with a band of 999 in 1,000, and tells
something where it leaves that band on the same side. **${guilty.length === 0 ? 'None does' : `${guilty.length} do`}.** What differs by less than the band is not seen by a run of this length.

| operation | id in | caller | status | pairs | closed p50 ms | none p50 ms | AUC | band |
|---|---|---|---|---|---|---|---|---|
${verdicts.map(rowOf).join('\n')}

## Controls

The first must be seen, since a "not found" is held back and the other is not; the second asks about two ids that nobody has.

| operation | id in | caller | status | pairs | first p50 ms | second p50 ms | AUC | band |
|---|---|---|---|---|---|---|---|---|
${controls.map(rowOf).join('\n')}

## Routes without an id

| operation | why |
|---|---|
${withoutId()
  .map(([operation, why]) => `| ${operation} | ${why} |`)
  .join('\n')}
`;
}

function rowOf({ series, auc, band: [low, high], medians: [first, second], tells }: Verdict): string {
  const { operation, place, caller, statuses, pairs } = series;
  const cells = [operation, place, caller, [...statuses].toSorted().join(', '), pairs.length, first.toFixed(2), second.toFixed(2)];
  return `| ${cells.join(' | ')} | ${auc.toFixed(3)}${tells ? ' (outside)' : ''} | ${low.toFixed(3)}–${high.toFixed(3)} |`;
}
