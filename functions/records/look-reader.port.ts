import type { KeptLook, Receipt, Visit } from '../model/kept-look.ts';
import type { DayPage } from './record-reader.port.ts';

/** Which of a person's receipts: of looks by others, of their own, of lists that were matched. */
export type ReceiptsOf = 'others' | 'own' | 'matched';

/** Looks at people, as the records table tells them; strongly consistent, newest first. */
export interface LookReader {
  /** A person's receipts (`personHash`), older than the look `before`; nobody else's. */
  receipts(person: string, of: ReceiptsOf, before?: string): AsyncIterable<Receipt>;
  /** At most `limit` (≥ 1) looks of that UTC day at that OPD's datasets, older than the look `before`. */
  ofOpd(opdId: string, day: string, limit: number, before?: string): Promise<DayPage<KeptLook>>;
  /** The same of all looks of that day. */
  ofDay(day: string, limit: number, before?: string): Promise<DayPage<KeptLook>>;
  /** One look of that day. */
  one(day: string, lookId: string): Promise<KeptLook | undefined>;
  /** The same with its person, of a look at one. */
  visit(day: string, lookId: string): Promise<Visit | undefined>;
}
