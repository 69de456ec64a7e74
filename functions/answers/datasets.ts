import * as z from 'zod';
import { datasetSchema } from '../model/dataset.ts';
import { destructionSchema } from '../model/destruction.ts';
import { exemptionListingSchema } from '../model/exemption-listing.ts';
import { keptShape } from '../model/metadata/schemas.ts';
import { profileSchema } from '../model/profile.ts';
import { moment } from './moment.ts';

const { hold, current, exemption } = datasetSchema.shape;
const standing = current.unwrap().shape;

/** What stands of a dataset for everybody who sees it; what is in the making stands there for its own OPD and the walidata. */
export const dataset = datasetSchema
  .pick({
    datasetId: true,
    opdId: true,
    access: true,
    sharing: true,
    state: true,
    personalColumns: true,
    standardVersion: true,
    nextDue: true,
    lastDeliveryAt: true,
    proposedAccess: true,
    exemption: true,
    processing: true,
    oncePublic: true,
    retraction: true,
  })
  .partial({ oncePublic: true })
  .extend({
    ...keptShape('META'),
    ...keptShape('ABOUT'),
    currentVersion: standing.n.optional(),
    rows: standing.rows.optional(),
    bytes: standing.bytes.describe('Untuk yang boleh membaca seluruhnya tanpa persetujuan.').optional(),
    leftOut: standing.leftOut.describe('Baris berkas yang tidak ikut terbit.'),
    publishedAt: moment.optional(),
    hold: hold.unwrap().partial({ by: true, reason: true }).describe('Pembacaan sedang ditahan.').optional(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Dataset', description: 'Dataset: uraian, akses, dan versi yang berlaku. Revisinya adalah ETag.' });

const { title } = exemptionListingSchema.shape;

const publicEntry = z.strictObject({ title }).meta({ id: 'ExemptedTitle', description: 'Judul informasi yang dikecualikan.' });

const entryWithin = exemptionListingSchema
  .extend({ opdId: datasetSchema.shape.opdId.optional(), isPublic: z.boolean(), ...exemption.unwrap().partial().shape })
  .meta({ id: 'ExemptionEntry', description: 'Entri daftar informasi yang dikecualikan, lengkap: untuk walidata.' });

export const exemptions = z
  .strictObject({ items: z.array(z.union([entryWithin, publicEntry])) })
  .meta({ id: 'Exemptions', description: 'Daftar informasi yang dikecualikan.' });

export const exemptionListing = exemptionListingSchema.meta({
  id: 'ExemptionListing',
  description: 'Dataset tertutup dalam daftar informasi yang dikecualikan, dengan judulnya untuk umum.',
});

const { minutesId, versions, periods, parts, uploads, begunAt, finishedAt, processing, rows, checksum } = destructionSchema.shape;

const destruction = z
  .strictObject({
    datasetId: datasetSchema.shape.datasetId,
    minutesId,
    opdId: datasetSchema.shape.opdId,
    title: z.string(),
    processing,
    versions,
    periods,
    parts: parts.describe('Bagian dari semua versi, masing-masing sekali.'),
    rows: rows.describe('Baris dalam semua bagian itu.'),
    uploads,
    objectVersions: z.number().int().describe('Berkas, dalam semua versinya, yang dimusnahkan.'),
    begunAt,
    finishedAt: finishedAt.describe('Sejak kapan tidak ada lagi yang tersisa; tanpa ini pemusnahannya sedang berjalan.'),
    checksum: checksum.optional().describe('SHA-256 atas SHA-256 semua bagian; bagi OPD pemilik.'),
    bytes: z.number().int().optional().describe('Bagi OPD pemilik.'),
  })
  .meta({ id: 'Destruction', description: 'Berita acara pemusnahan data sebuah dataset pada akhir masa simpannya.' });

export const destructions = z
  .strictObject({ items: z.array(destruction) })
  .meta({ id: 'Destructions', description: 'Berita acara pemusnahan; kosong selama datanya masih ada.' });

export const unlisted = exemptionListingSchema
  .pick({ datasetId: true })
  .meta({ id: 'Unlisted', description: 'Dataset yang tidak lagi ada dalam daftar.' });

const profile = profileSchema
  .omit({ setBy: true, revision: true })
  .meta({ id: 'Profile', description: 'Bagaimana sebuah dataset tampil dalam profil warga.' });

export const profileSetting = z
  .strictObject({
    datasetId: profileSchema.shape.datasetId,
    profile: profile.describe('Tanpanya dataset tidak tampil dalam profil mana pun.').optional(),
    offered: z
      .strictObject({ show: profileSchema.shape.show.exclude(['shown']), because: z.string() })
      .describe('Paling longgar yang boleh dipilih, dan mengapa; tanpanya semua boleh dipilih.')
      .optional(),
    columns: z.array(z.strictObject({ name: z.string(), title: z.string().optional() })).describe('Kolom yang dapat dipilih.'),
    purposes: z.array(z.strictObject({ id: z.string(), name: z.string() })).describe('Tujuan yang dapat dipilih.'),
    mayBeRegister: z.boolean().describe('Dataset ini dapat menjadi register kependudukan kota.'),
    notice: z.string().optional(),
  })
  .meta({ id: 'ProfileSetting', description: 'Pengaturan profil sebuah dataset, untuk OPD pemilik dan walidata. Revisinya adalah ETag.' });
