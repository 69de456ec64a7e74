import { changing, open } from './problems.ts';
import { listedTicket, notices, ticket, ticketList } from './tickets.ts';

/** What operations on tickets answer. */
export const tickets = {
  openTicket: {
    summary: 'Tanyakan sebuah jejak, minta perbaikan atau akses atas data Anda, atau tanyakan unggahan OPD Anda kepada meja bantuan',
    success: { 201: listedTicket },
    problems: changing,
    headers: ['Location'],
  },
  listTickets: {
    summary:
      'Permintaan warga: milik sendiri, yang dijawab sebuah OPD, atau jamnya di seluruh kota; pertanyaan OPD tentang unggahannya, dan antreannya di meja bantuan',
    success: { 200: ticketList },
    problems: open,
  },
  getTicket: { summary: 'Satu permintaan dengan isinya, bagi para pihak', success: { 200: ticket }, problems: open },
  answerTicket: {
    summary: 'Jawab dengan kata-kata, tolak tanpa kata-kata, atau tambahkan keterangan',
    success: { 200: ticket },
    problems: [...open, 'conflict'],
  },
  closeTicket: {
    summary: 'Tutup permintaan: yang meminta kapan saja, yang menjawab setelah jawabannya',
    success: { 200: ticket },
    problems: [...open, 'conflict'],
  },
  getNotices: { summary: 'Apakah saya diberi tahu lewat surel bila ada yang baru', success: { 200: notices }, problems: open },
  setNotices: { summary: 'Pilih pemberitahuan lewat surel: bahwa ada yang baru, tanpa isinya', success: { 200: notices }, problems: open },
} as const;
