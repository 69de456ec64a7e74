import * as z from 'zod';
import { lookKinds } from '../model/look.ts';
import { askedUploadSchema } from '../model/ticket.ts';
import { ticketKinds, ticketParties, ticketStates } from '../model/ticket-words.ts';
import { count, moment, pageOf } from './moment.ts';

const named = z.strictObject({ id: z.string(), name: z.string() });

const look = z
  .strictObject({
    lookId: z.string(),
    at: moment,
    kind: z.enum(lookKinds),
    viewer: z.string().describe('Nama petugas yang melihat.'),
    institution: named.optional(),
    purpose: named.optional(),
    caseNumber: z.string().optional(),
    reason: z.string().optional(),
  })
  .describe('Jejak yang ditanyakan.');

/** The clock is for everybody who sees the ticket; what it is about for its parties alone. */
const members = {
  ticketId: z.string(),
  kind: z.enum(ticketKinds).describe('receipt: pertanyaan tentang jejak; correction: perbaikan; access: akses; upload: unggahan OPD.'),
  opd: named.describe('OPD yang menjawab, atau yang bertanya tentang unggahannya; tanpa ini Inspektorat.').optional(),
  state: z.enum(ticketStates).describe('waiting: menunggu jawaban; answered: sudah dijawab; finished: selesai.'),
  openedAt: moment,
  dueAt: moment.describe('Jawaban paling lambat.'),
  isOverdue: z.boolean(),
  answeredAt: moment.optional(),
  firstAnsweredAt: moment.describe('Jawaban yang pertama.').optional(),
  wasLate: z.boolean().describe('Ada jawaban yang datang sesudah waktunya.'),
  closedAt: moment.optional(),
  as: z.enum(ticketParties).describe('Sebagai siapa Anda membacanya; tidak ada bagi walidata, yang hanya melihat waktunya.').optional(),
  name: z.string().describe('Nama warganya, atau petugas yang bertanya.').optional(),
  subject: z.string().optional(),
  datasetId: z.string().describe('Dataset sebagaimana disebut warganya; tidak diperiksa.').optional(),
  look: look.optional(),
  upload: askedUploadSchema
    .describe('Unggahan yang ditanyakan, sebagaimana keadaannya waktu itu, dengan kesalahan pertamanya tanpa isi sel.')
    .optional(),
};

/** One in a list, and one that was just opened. */
export const listedTicket = z
  .strictObject(members)
  .meta({ id: 'TicketClock', description: 'Satu permintaan: jamnya bagi semua yang melihatnya, isinya bagi para pihak saja.' });

const counts = { waiting: count.describe('Menunggu jawaban.'), overdue: count.describe('Di antaranya yang lewat waktu.') };

const firstAnswers = z
  .strictObject({
    days: count.describe('Berapa hari terakhir yang dihitung.'),
    asked: count.describe('Pertanyaan tentang unggahan dalam hari-hari itu.'),
    answered: count.describe('Di antaranya yang sudah dijawab.'),
    medianMinutes: count.describe('Menit sampai jawaban pertama, nilai tengah.').optional(),
    longestMinutes: count.describe('Yang paling lama.').optional(),
  })
  .describe('Pada antrean meja bantuan: waktu sampai jawaban pertama, malam dan hari libur ikut dihitung.');

export const ticketList = pageOf(listedTicket)
  .extend({
    list: z.enum(['own', 'desk', 'city', 'asked', 'help']),
    counts: z.strictObject(counts).describe('Pada daftar yang belum selesai.').optional(),
    byOpd: z
      .array(z.strictObject({ opd: named.optional(), ...counts }))
      .describe('Bagi walidata, pada daftar yang belum selesai: menurut OPD yang menjawab.')
      .optional(),
    firstAnswers: firstAnswers.optional(),
  })
  .meta({
    id: 'Tickets',
    description:
      'Permintaan warga tentang datanya, atau pertanyaan OPD tentang unggahannya: yang belum selesai menurut waktu jawabnya (antrean meja bantuan: dari yang tertua), yang selesai dari yang terbaru.',
  });

const message = z.strictObject({
  messageId: z.string(),
  at: moment,
  from: z.enum(ticketParties),
  name: z.string().describe('Nama petugasnya; warga membaca nama OPD-nya saja.').optional(),
  text: z.string(),
  refusal: z.literal(true).optional(),
});

export const ticket = z
  .strictObject({ ...members, messages: z.array(message), mayAnswer: z.boolean(), mayClose: z.boolean() })
  .meta({ id: 'Ticket', description: 'Satu permintaan dengan isinya, bagi para pihak.' });

export const notices = z
  .strictObject({ byMail: z.boolean() })
  .meta({ id: 'Notices', description: 'Pemberitahuan tanpa isi lewat surel, sekali sehari paling banyak.' });
