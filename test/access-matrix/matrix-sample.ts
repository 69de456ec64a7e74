import type { DatasetCell } from './matrix.ts';

/**
 * What every run can afford over HTTP: anyone who reads what is published, rows and whole files, at every level; and each principal × level × state once, by an operation
 * chosen so that each operation meets every principal, every level and every state.
 */
export function sampleOf(cells: readonly DatasetCell[]): DatasetCell[] {
  const ofTriple = Map.groupBy(cells, ({ principal, level, state }) => `${principal} ${level} ${state}`);
  const met = new Set<string>();
  const chosen = [...ofTriple.values()].flatMap((choices) => {
    const fresh = choices.map((cell) => meetingsOf(cell).filter((meeting) => !met.has(meeting)).length);
    const cell = choices[fresh.indexOf(Math.max(...fresh))];
    if (cell === undefined) return [];
    for (const meeting of meetingsOf(cell)) met.add(meeting);
    return [cell];
  });
  const missed = cells.filter((cell) => {
    const isMissed = meetingsOf(cell).some((meeting) => !met.has(meeting));
    if (isMissed) for (const meeting of meetingsOf(cell)) met.add(meeting);
    return isMissed;
  });
  return [...new Set([...chosen, ...missed, ...cells.filter(isReading)])];
}

const meetingsOf = ({ operation, principal, level, state }: DatasetCell): string[] => [
  `${operation} by ${principal}`,
  `${operation} at ${level}`,
  `${operation} in ${state}`,
];

const isReading = ({ operation, state }: DatasetCell): boolean =>
  state === 'published' && (operation === 'listRows' || operation === 'downloadFile');
