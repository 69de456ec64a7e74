import { notFound, type Problem } from '../http/problem.ts';

/** Which OPDs and quarters there are, everybody knows: it tells of no dataset. */
export const noSuchMinutes: Problem = {
  ...notFound,
  detail: 'Berita acara ini tidak ada, atau belum dapat dibaca: pimpinan membacanya sejak final.',
};
