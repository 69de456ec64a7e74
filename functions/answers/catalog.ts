import * as z from 'zod';
import { opdKinds } from '../../cities/city.ts';
import { datasetSchema } from '../model/dataset.ts';
import { listedShape } from '../model/metadata/schemas.ts';
import { referenceCodeLists } from '../model/reference-code-list.ts';
import { count, moment, pageOf } from './moment.ts';

export const opd = z
  .strictObject({
    opdId: z.string(),
    name: z.string(),
    kind: z.enum(opdKinds),
    walidata: z.literal(true).describe('OPD ini walidata kota.').optional(),
    formerNames: z
      .array(z.strictObject({ name: z.string(), until: z.iso.date() }))
      .describe('Nama-namanya sebelum ini, masing-masing sampai hari terakhirnya.')
      .optional(),
    ended: z
      .strictObject({ on: z.iso.date(), by: z.string(), successors: z.array(z.string()) })
      .describe('OPD ini sudah berakhir: sejak kapan, menurut peraturan apa, dan OPD mana yang meneruskannya.')
      .optional(),
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

const referenceMembers = {
  list: z.enum(referenceCodeLists).describe('Nama daftar, seperti pada referenceCodes sebuah standar.'),
  title: z.string(),
  sources: z.array(z.string()),
};

export const referenceLists = z
  .strictObject({ items: z.array(z.strictObject({ ...referenceMembers, codes: count.describe('Berapa kodenya.') })) })
  .meta({ id: 'ReferenceLists', description: 'Daftar kode referensi yang dapat dipakai standar data.' });

export const referenceCodes = z
  .strictObject({
    ...referenceMembers,
    items: z.array(
      z.strictObject({
        code: z.string().describe('Kode Kemendagri.'),
        name: z.string(),
        parent: z.string().describe('Kode wilayah di atasnya.').optional(),
        parentName: z.string().optional(),
        bpsCode: z.string().describe('Kode BPS, bila diketahui.').optional(),
      }),
    ),
  })
  .meta({ id: 'ReferenceCodes', description: 'Satu daftar kode referensi seutuhnya.' });

export const masterData = z
  .strictObject({ items: z.array(headline) })
  .meta({ id: 'MasterData', description: 'Data induk yang boleh Anda lihat: dataset dengan kata kunci “data induk”.' });

export const releaseSchedule = z
  .strictObject({
    items: z.array(
      datasetSchema
        .pick({ datasetId: true, title: true, opdId: true, cadence: true })
        .extend({ opdName: z.string(), dueAt: moment, isLate: z.boolean() }),
    ),
  })
  .meta({ id: 'ReleaseSchedule', description: 'Kapan kiriman berikutnya jatuh tempo, dari dataset yang boleh dilihat siapa pun.' });
