import * as z from 'zod';
import { limits } from '../limits.ts';
import { opdIdSchema } from '../model/ids.ts';
import { followUpSchema, letterSchema, writingSchema } from '../model/minutes.ts';
import { minutesContentSchema } from '../model/minutes-content.ts';
import { checkStatuses, minutesFiles, minutesPapers } from '../model/minutes-words.ts';
import { download } from './described.ts';
import { count, moment } from './moment.ts';
import { changing, open } from './problems.ts';
import { link } from './rows.ts';

const { n, state, replaces, replacedBy } = writingSchema.shape;
const period = z.string().describe('Triwulan, misalnya 2026-Q4.');

const file = z
  .strictObject({
    file: z.enum(minutesFiles),
    ...{ sha256: z.string(), bytes: count },
    at: moment.describe('Kapan berkas bertanda tangan diterima.').optional(),
    keepsFinal: z.boolean().describe('Diawali naskah final apa adanya.').optional(),
    hasSignature: z.boolean().describe('Memuat tanda tangan elektronik; sah atau tidaknya diperiksa di penerbitnya.').optional(),
  })
  .meta({ id: 'MinutesFile', description: 'Satu berkas PDF berita acara.' });

const writing = z
  .strictObject({
    ...{ n, state, letter: letterSchema },
    followUps: z.array(followUpSchema).describe('Tindak lanjut dalam konsep.').optional(),
    ...{ replaces, replacedBy },
    finalAt: moment.optional(),
    checkNumber: z.string().describe('Nomor verifikasi, tercetak dan dalam kode QR.').optional(),
    awaited: z.enum(minutesPapers).describe('Berkas bertanda tangan yang diberitahukan dan belum diterima.').optional(),
    revoked: z.strictObject({ at: moment, reason: z.string().optional() }).optional(),
    files: z.array(file),
  })
  .meta({
    id: 'MinutesWriting',
    description: 'Satu berita acara dari satu OPD dan periode; yang kemudian dapat menggantikan yang dahulu.',
  });

const minutesOfPeriod = z
  .strictObject({
    ...{ opdId: opdIdSchema, period, revision: count.describe('Kirim dalam If-Match dan saat memfinalkan.') },
    shown: n.describe('Berita acara yang isinya dimuat; tanpa itu, yang akan dimuat bila ditulis sekarang.').optional(),
    writings: z.array(writing),
    content: minutesContentSchema.describe('Dihitung ulang dari tabel selama konsep; dibekukan saat final.'),
    unseen: count.describe('Dataset lain di dalamnya, yang tidak boleh Anda lihat.'),
  })
  .meta({ id: 'Minutes', description: 'Berita acara pemeriksaan satu OPD dalam satu triwulan, sejauh yang boleh Anda lihat.' });

const listed = z
  .strictObject({
    ...{ opdId: opdIdSchema, name: z.string(), period },
    ...{ n: n.optional(), state: state.optional() },
    letterNumber: letterSchema.shape.number.optional(),
    heldOn: letterSchema.shape.heldOn.optional(),
  })
  .meta({ id: 'MinutesListed', description: 'Berita acara terakhir satu OPD dan periode; tanpa state belum ada.' });

const announced = z
  .strictObject({
    ...{ n, paper: z.enum(minutesPapers) },
    put: z.strictObject({ url: z.url(), headers: z.record(z.string(), z.string()), expiresAt: moment }).optional(),
  })
  .meta({
    id: 'SignedFileAnnounced',
    description: `Kirim PDF-nya dengan satu PUT, paling besar ${limits.maxSignedFileBytes / 1024 / 1024} MiB.`,
  });

const checked = z
  .strictObject({
    checkNumber: z.string(),
    status: z.enum(checkStatuses),
    stands: z.boolean(),
    heldOn: letterSchema.shape.heldOn.nullable(),
    opd: z.strictObject({ opdId: opdIdSchema, name: z.string() }).nullable(),
    period: z.string().nullable(),
  })
  .meta({
    id: 'MinutesChecked',
    description: 'Apakah berita acara dengan nomor itu berlaku. Jawaban atas nomor yang tidak ada sama bentuknya.',
  });

/** Minutes of the review (berita acara pemeriksaan). */
export const minutesOfReview = {
  listMinutes: {
    summary: 'Berita acara pemeriksaan tiap OPD dalam satu triwulan, atau semua milik satu OPD',
    success: {
      200: z.strictObject({ items: z.array(listed) }).meta({ id: 'MinutesList', description: 'Berita acara yang boleh Anda baca.' }),
    },
    problems: open,
  },
  getMinutes: {
    summary: 'Berita acara pemeriksaan satu OPD dan triwulan; sebelum ditulis, apa yang akan dimuatnya',
    success: { 200: minutesOfPeriod },
    problems: open,
    headers: ['ETag'],
  },
  setMinutes: {
    summary: 'Tulis konsep berita acara: suratnya dan tindak lanjutnya',
    success: { 200: minutesOfPeriod },
    problems: [...changing, 'precondition-failed'],
    headers: ['ETag'],
  },
  finishMinutes: {
    summary: 'Finalkan konsep: isinya dihitung sekali lagi dan dibekukan, PDF dan nomor verifikasinya dibuat',
    success: { 200: minutesOfPeriod },
    problems: [...changing, 'precondition-failed'],
    headers: ['ETag'],
  },
  announceSignedFile: {
    summary: 'Beritahukan PDF bertanda tangan yang akan dikirim; jawabannya memuat alamat PUT sekali pakai',
    success: { 202: announced },
    problems: [...changing, 'precondition-failed'],
  },
  keepSignedFile: {
    summary: 'Simpan PDF bertanda tangan yang sudah dikirim',
    success: { 200: minutesOfPeriod },
    problems: [...changing, 'precondition-failed'],
    headers: ['ETag'],
  },
  revokeMinutes: {
    summary: 'Cabut berita acara yang berlaku, dengan alasan',
    success: { 200: minutesOfPeriod },
    problems: [...changing, 'precondition-failed'],
    headers: ['ETag'],
  },
  getMinutesFile: {
    summary: 'Naskah, lampiran, atau berkas bertanda tangan: tautan paling lama 60 detik',
    success: { 200: link, 302: download },
    problems: open,
    sometimes: ['Vary'],
  },
  checkMinutes: {
    summary: 'Apakah berita acara dengan nomor verifikasi ini berlaku',
    success: { 200: checked },
    problems: open,
    sameForAll: true,
  },
} as const;
