import type { City } from '../../cities/city.ts';
import { dayText } from '../messages/date.ts';

type Opds = City['opds'];

/** What an OPD was before, a sentence each: its names, and the OPDs that went into it, whole or in part. */
export function historyOf(opds: Opds, opdId: string): string[] {
  const names = opds.find(({ id }) => id === opdId)?.formerNames ?? [];
  const came = opds.flatMap(({ name, ended }) => {
    const heir = ended?.successors.find((one) => one.opdId === opdId);
    if (!ended || !heir) return [];
    const isWhole = ended.successors.length === 1 && heir.datasets === undefined;
    return [
      {
        on: ended.on,
        text: `${isWhole ? 'Data' : 'Sebagian data'} ${name} beralih ke sini: OPD itu berakhir pada ${dayText(ended.on)} (${ended.by}).`,
      },
    ];
  });
  const called = names.map(({ name, until }) => ({ on: until, text: `Sampai ${dayText(until)} bernama ${name}.` }));
  return [...called, ...came].toSorted((one, other) => (one.on < other.on ? -1 : 1)).map(({ text }) => text);
}

/** Of an ended OPD: when and why, and who has its data. */
export function endOf(opds: Opds, opdId: string) {
  const ended = opds.find(({ id }) => id === opdId)?.ended;
  if (!ended) return undefined;
  const nameOf = (id: string) => opds.find((opd) => opd.id === id)?.name ?? id;
  return {
    text: `OPD ini berakhir pada ${dayText(ended.on)} (${ended.by}).`,
    successors: ended.successors.map((heir) => ({ opdId: heir.opdId, name: nameOf(heir.opdId) })),
  };
}
