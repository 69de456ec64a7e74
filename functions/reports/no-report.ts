import { notFound, type Problem } from '../http/problem.ts';

/** Which weeks and months there are, everybody knows: it tells of no dataset. */
export const noSuchReport: Problem = { ...notFound, detail: 'Laporan ini tidak ada, atau belum dapat dibaca: untuk umum sejak final.' };
