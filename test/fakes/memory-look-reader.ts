import { keptLookSchema, lookOfOpd, receiptSchema, visitSchema } from '../../functions/model/kept-look.ts';
import type { Look, MatchedLook } from '../../functions/model/look.ts';
import type { LookReader } from '../../functions/records/look-reader.port.ts';
import type { memoryLooks } from './memory-looks.ts';

/** Reads what `memoryLooks` keeps, as the records table is read. */
export function memoryLookReader({ looks, matches }: Pick<ReturnType<typeof memoryLooks>, 'looks' | 'matches'>): LookReader {
  const older = (before: string | undefined) => (look: MatchedLook) => before === undefined || look.lookId < before;
  const newestFirst = <T extends MatchedLook>(all: readonly T[]): T[] =>
    [...all].sort((one, other) => (one.lookId < other.lookId ? 1 : -1));
  const all = (): (MatchedLook & { readonly person?: string; readonly persons?: number })[] => [
    ...looks,
    ...matches.map(({ look, persons }) => ({ ...look, persons: persons.length })),
  ];
  const page = (found: readonly MatchedLook[], limit: number, before: string | undefined) => {
    const rest = newestFirst(found.filter(older(before)));
    return { records: rest.slice(0, limit).map((look) => keptLookSchema.parse(look)), isLast: rest.length <= limit };
  };
  return {
    async *receipts(person, of, before) {
      const own = (look: Look) => look.person === person && (look.kind === 'own') === (of === 'own');
      const found =
        of === 'matched' ? matches.filter(({ persons }) => persons.includes(person)).map(({ look }) => look) : looks.filter(own);
      for (const look of newestFirst<MatchedLook>(found.filter(older(before)))) yield receiptSchema.parse(look);
    },
    async ofOpd(opdId, day, limit, before) {
      const found = all().filter(({ at, shown }) => at.startsWith(day) && shown.some((one) => one.opdId === opdId));
      return page(
        found
          .map(({ ofOfficial: _official, ...look }) => ({ ...look, ...lookOfOpd(look, opdId) }))
          .map((look) => (look.kind === 'own' ? { ...look, viewer: '', name: '' } : look)),
        limit,
        before,
      );
    },
    async ofDay(day, limit, before) {
      return page(
        all().filter(({ at }) => at.startsWith(day)),
        limit,
        before,
      );
    },
    async one(day, lookId) {
      const found = all().find((look) => look.at.startsWith(day) && look.lookId === lookId);
      return found && keptLookSchema.parse(found);
    },
    async visit(day, lookId) {
      const found = looks.find((look) => look.at.startsWith(day) && look.lookId === lookId);
      return found && visitSchema.parse(found);
    },
  };
}
