import * as z from 'zod';
import { datasetSchema } from '../model/dataset.ts';
import { rowCountsSchema } from '../model/row-counts.ts';
import { uploadSchema } from '../model/upload.ts';
import { count, moment, pageOf } from './moment.ts';
import { row } from './rows.ts';
import { columnStatistics } from './statistics.ts';

const { derivedFrom, multipart } = uploadSchema.shape;
const cut = multipart.unwrap().pick({ partSize: true, parts: true });

export const upload = uploadSchema
  .pick({
    uploadId: true,
    datasetId: true,
    unitId: true,
    sharedKeys: true,
    period: true,
    mode: true,
    fileName: true,
    size: true,
    sha256: true,
    state: true,
    progress: true,
    counts: true,
    salvageable: true,
    leftOut: true,
    answers: true,
    personalColumns: true,
    standardVersion: true,
    versionNumber: true,
    unchanged: true,
    reviewReasons: true,
    returnReasons: true,
    message: true,
    at: true,
  })
  .extend({
    hasReturnedWorkbook: z.literal(true).describe('Excel bertanda perbaikan dapat diambil.').optional(),
    changes: rowCountsSchema.optional(),
    derivedFrom: derivedFrom.unwrap().pick({ kind: true, uploadId: true, reason: true }).optional(),
    multipart: cut
      .extend({
        received: z.array(count).describe('Nomor bagian yang sudah sampai.').optional(),
        isYours: z.literal(true).describe('Dimulai akun Anda: hanya akun itu yang melanjutkannya.').optional(),
      })
      .describe('Berkas besar yang masih dikirim.')
      .optional(),
  })
  .meta({ id: 'Upload', description: 'Satu kiriman: sampai di mana, dan apa yang perlu dilakukan. Tanpa isi selnya.' });

export const uploads = pageOf(upload).meta({ id: 'Uploads', description: 'Satu halaman unggahan, yang terbaru dahulu.' });

const waitingUpload = upload
  .extend({
    opdId: uploadSchema.shape.opdId,
    title: datasetSchema.shape.title,
    access: datasetSchema.shape.access,
    priority: datasetSchema.shape.priority,
    since: moment,
  })
  .meta({ id: 'WaitingUpload', description: 'Unggahan yang menunggu pemeriksaan, dan dataset tempatnya.' });

export const reviews = pageOf(waitingUpload).meta({ id: 'Reviews', description: 'Satu halaman unggahan yang menunggu pemeriksaan.' });

export const sample = z
  .strictObject({
    datasetId: z.string(),
    uploadId: z.string(),
    rows: count.describe('Baris yang akan terbit bila disetujui, sebelum digabung dengan versi yang berlaku.'),
    values: z.boolean().describe('Anda boleh membaca isinya; setiap pembacaan dicatat.'),
    columns: z.array(columnStatistics),
    items: z
      .array(row)
      .describe('Baris-baris pertama; tidak ada bila Anda tidak boleh membacanya, atau satu kolomnya memuat data pribadi.')
      .optional(),
  })
  .meta({ id: 'UploadSample', description: 'Contoh isi satu unggahan yang menunggu pemeriksaan.' });

const begun = uploadSchema.pick({ uploadId: true, state: true });

export const startedUpload = begun
  .extend({
    put: z
      .strictObject({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: moment })
      .describe('Satu PUT sebesar berkas itu, dengan header ini; sekali pakai.')
      .optional(),
    multipart: cut.describe('Di atas 64 MiB: cara membagi berkas.').optional(),
  })
  .meta({ id: 'StartedUpload', description: 'Unggahan baru, dan cara mengirim berkasnya selama masih ditunggu.' });

export const derivedUpload = begun.meta({
  id: 'DerivedUpload',
  description: 'Unggahan baru yang dibuat dari yang lama, tanpa berkas lagi.',
});

export const signedParts = z
  .strictObject({ parts: z.array(z.strictObject({ partNumber: count, size: count, url: z.url() })), expiresAt: moment })
  .meta({ id: 'SignedParts', description: 'Alamat PUT untuk tiap bagian yang diminta.' });

export const sharedCells = z
  .strictObject({
    items: z.array(
      z.strictObject({
        type: z.string(),
        fieldName: z.string().optional(),
        fieldNumber: count.optional(),
        rowNumber: count.optional(),
        cell: z.string(),
        message: z.string(),
        mend: z.string(),
      }),
    ),
  })
  .meta({
    id: 'SharedCells',
    description: 'Isi sel kesalahan pertama yang dibagikan OPD-nya kepada meja bantuan; kolom data pribadi tidak ikut. Pembacaan dicatat.',
  });
export const nihilDelivered = z
  .strictObject({
    datasetId: datasetSchema.shape.datasetId,
    unitId: uploadSchema.shape.unitId.describe('Unit yang tidak mempunyai data; tanpa ini seluruh dataset.'),
    period: z.string(),
    at: moment,
    nextDue: moment.optional(),
  })
  .meta({ id: 'Nihil', description: 'Tidak ada yang dilaporkan untuk satu periode: sebuah kiriman, atau kiriman satu unit.' });
