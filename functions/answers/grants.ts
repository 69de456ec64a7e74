import * as z from 'zod';
import { accessRequestSchema } from '../model/access-request.ts';
import { grantSchema } from '../model/grant.ts';
import { pageOf } from './moment.ts';

const { revision: _revision, ...asked } = accessRequestSchema.shape;

export const accessRequest = z
  .strictObject({
    ...asked,
    message: z.string(),
    isUnfinished: z.literal(true).describe('Disetujui, tetapi persetujuannya belum terbentuk: putuskan sekali lagi.').optional(),
  })
  .meta({ id: 'AccessRequest', description: 'Permohonan bagi pakai sebuah instansi atas data terbatas.' });

export const accessRequests = pageOf(accessRequest).meta({ id: 'AccessRequests', description: 'Satu halaman permohonan.' });

const waitingRequest = accessRequest
  .extend({ title: z.string().describe('Judul datasetnya.') })
  .meta({ id: 'WaitingRequest', description: 'Permohonan yang menunggu keputusan Anda.' });

export const waitingRequests = pageOf(waitingRequest).meta({
  id: 'WaitingRequests',
  description: 'Satu halaman permohonan yang menunggu.',
});

export const grant = grantSchema
  .extend({ isLive: z.boolean().describe('Sedang berlaku.'), isWhole: z.boolean().describe('Tanpa kolom atau wilayah yang dikecualikan.') })
  .meta({ id: 'Grant', description: 'Persetujuan akses sebuah instansi.' });

export const grants = pageOf(grant).meta({ id: 'Grants', description: 'Satu halaman persetujuan akses.' });

export const decidedRequest = accessRequest
  .extend({
    grant: grant.optional(),
    replaced: grantSchema.pick({ requestId: true, until: true }).describe('Persetujuan yang digantikan.').optional(),
  })
  .meta({ id: 'DecidedRequest', description: 'Permohonan yang sudah diputuskan, dengan persetujuannya.' });
