import { z } from 'zod';
import { progressCountSchema } from '../model/progress-count.ts';
import { moment } from './moment.ts';

const { public: publicly, opdId } = progressCountSchema.shape;

const historyPoint = z
  .strictObject({ at: moment, delivered: z.number(), late: z.number() })
  .meta({ id: 'ProgressPoint', description: 'Kemajuan pada satu hari yang lalu.' });

const opdProgress = progressCountSchema
  .omit({ at: true, public: true })
  .extend({ name: z.string(), history: z.array(historyPoint) })
  .meta({
    id: 'OpdProgress',
    description: 'Kemajuan satu OPD: yang direncanakan, jatuh tempo, terkirim, terlambat, ditolak, belum pernah ada.',
  });

export const progress = z
  .strictObject({ period: z.string(), at: moment, items: z.array(opdProgress) })
  .meta({ id: 'Progress', description: 'Kemajuan OPD dalam satu bulan, atau sampai satu hari.' });

const publicOpdProgress = publicly
  .extend({ opdId, name: z.string() })
  .meta({ id: 'PublicOpdProgress', description: 'Kemajuan satu OPD dari dataset terbuka dan terbatas saja.' });

export const publicProgress = z
  .strictObject({ at: moment, items: z.array(publicOpdProgress) })
  .meta({ id: 'PublicProgress', description: 'Kemajuan semua OPD untuk umum.' });
