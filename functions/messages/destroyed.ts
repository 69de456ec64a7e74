import type { Dataset } from '../model/dataset.ts';
import { dayText } from './date.ts';

/** Of a dataset whose data were destroyed at their retention's end: what people are told who ask for them. */
export function destroyedText({ at }: NonNullable<Dataset['destroyed']>): string {
  return `Data ini sudah dimusnahkan pada ${dayText(at)} karena masa simpannya berakhir.`;
}
