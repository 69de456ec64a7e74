import { z } from 'zod';
import { opdKinds } from '../../cities/city.ts';
import { datasetSchema } from '../model/dataset.ts';
import { listedShape } from '../model/metadata/schemas.ts';
import { count, moment, pageOf } from './moment.ts';

export const opd = z
  .strictObject({
    opdId: z.string(),
    name: z.string(),
    kind: z.enum(opdKinds),
    walidata: z.literal(true).describe('OPD ini walidata kota.').optional(),
  })
  .meta({ id: 'Opd', description: 'Organisasi perangkat daerah (produsen data).' });

export const opdList = z.strictObject({ items: z.array(opd) }).meta({ id: 'OpdList', description: 'Semua OPD kota.' });

export const opdWithCount = opd
  .extend({ datasets: count.describe('Berapa dataset OPD ini yang boleh Anda lihat.') })
  .meta({ id: 'OpdWithCount', description: 'Satu OPD, dan berapa datasetnya yang boleh Anda lihat.' });

const current = datasetSchema.shape.current.unwrap().shape;

export const headline = datasetSchema
  .pick({
    datasetId: true,
    opdId: true,
    access: true,
    sharing: true,
    state: true,
    lastDeliveryAt: true,
    nextDue: true,
    updatedAt: true,
  })
  .extend({
    ...listedShape(),
    opdName: z.string(),
    currentVersion: current.n.optional(),
    rows: current.rows.optional(),
    leftOut: current.leftOut,
    updatedAt: moment,
  })
  .meta({ id: 'DatasetHeadline', description: 'Dataset sebagaimana tampil dalam daftar.' });

export const foundDatasets = pageOf(headline)
  .extend({ total: count.describe('Berapa yang ditemukan, semua halaman.') })
  .meta({ id: 'FoundDatasets', description: 'Satu halaman hasil pencarian.' });
