import * as z from 'zod';
import { keptRecordSchema } from '../model/kept-record.ts';
import { pageOf } from './moment.ts';

const { recordId: _recordId, ...look } = keptRecordSchema.shape;

const accessRecord = z
  .strictObject(look)
  .meta({ id: 'AccessRecord', description: 'Satu kali baris data atau sel unggahan dibaca: oleh siapa, untuk apa, atas dasar apa.' });

export const accessRecords = pageOf(accessRecord)
  .extend({ from: z.iso.date(), until: z.iso.date() })
  .meta({ id: 'AccessRecords', description: 'Catatan akses dari hari ke hari (UTC), yang terbaru dahulu.' });
