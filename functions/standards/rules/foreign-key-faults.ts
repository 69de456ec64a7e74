import { type ForeignKey, resourceOf } from '../../model/foreign-key.ts';
import type { StandardFault } from '../standard-fault.ts';

/** What is wrong with the keys as far as the standard itself tells: unknown fields, and sides of unequal length. */
export function foreignKeyFaults(keys: readonly ForeignKey[] | undefined, known: ReadonlySet<string>): StandardFault[] {
  return (keys ?? []).flatMap((key, n) => {
    const where = `foreignKeys.${n}`;
    const unknown = (fields: readonly string[], at: string): StandardFault[] =>
      fields.filter((name) => !known.has(name)).map((name) => ({ where: at, what: `tidak ada kolom ${name}` }));
    const targets = resourceOf(key) === undefined ? unknown(key.reference.fields, `${where}.reference.fields`) : [];
    const unequal = key.fields.length === key.reference.fields.length ? [] : [{ where, what: 'jumlah kolom di kedua sisi tidak sama' }];
    return [...unknown(key.fields, `${where}.fields`), ...targets, ...unequal];
  });
}
