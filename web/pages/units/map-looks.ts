import type { PartStatus } from '../../../functions/model/part-status.ts';

/** How a kelurahan is drawn by its unit's standing: classes of the pictures' style. Who must still act is hatched. */
export const mapLooks: Readonly<Record<PartStatus, string>> = {
  missing: 'hatched',
  'to-correct': 'hatched',
  'in-progress': 'step-2',
  'in-review': 'step-2',
  nihil: 'step-3',
  came: 'step-5',
};

/** What the map's looks stand for, in the order of the table. */
export const mapKeys = [
  { look: 'hatched', text: 'belum mengirim, atau perlu diperbaiki' },
  { look: 'step-2', text: 'diproses, atau menunggu walidata' },
  { look: 'step-3', text: 'nihil' },
  { look: 'step-5', text: 'sudah masuk' },
  { look: 'plain', text: 'tanpa unit' },
] as const;
