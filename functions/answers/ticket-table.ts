import { open } from './problems.ts';
import { listedTicket, notices, ticket, ticketList } from './tickets.ts';

/** What operations on tickets answer. */
export const tickets = {
  openTicket: {
    summary: 'Tanyakan sebuah jejak, atau minta perbaikan atau akses atas data Anda',
    success: { 201: listedTicket },
    problems: [...open, 'conflict'],
    headers: ['Location'],
  },
  listTickets: {
    summary: 'Permintaan warga: milik sendiri, yang dijawab sebuah OPD, atau jamnya di seluruh kota',
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
    summary: 'Tutup permintaan: warganya kapan saja, yang menjawab setelah jawabannya',
    success: { 200: ticket },
    problems: [...open, 'conflict'],
  },
  getNotices: { summary: 'Apakah saya diberi tahu lewat surel bila ada yang baru', success: { 200: notices }, problems: open },
  setNotices: { summary: 'Pilih pemberitahuan lewat surel: bahwa ada yang baru, tanpa isinya', success: { 200: notices }, problems: open },
} as const;
