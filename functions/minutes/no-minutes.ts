import type { City } from '../../cities/city.ts';
import { conflict, notFound, type Problem } from '../http/problem.ts';
import { isEnded } from '../model/organisation.ts';

/** Which OPDs and quarters there are, everybody knows: it tells of no dataset. */
export const noSuchMinutes: Problem = {
  ...notFound,
  detail: 'Berita acara ini tidak ada, atau belum dapat dibaca: pimpinan membacanya sejak final.',
};

/** Of an OPD that ended no minutes are made any more: its datasets, and those of the quarter in which it ended, are its successors'. What was final before stands, is signed and revoked as ever. */
export function refuseEnded({ opds }: Pick<City, 'opds'>, opdId: string): Problem | undefined {
  return isEnded(opds, opdId) ? conflict(endedText) : undefined;
}

const endedText =
  'OPD ini sudah berakhir, jadi tidak ada berita acara baru untuknya. Datanya diperiksa dalam berita acara OPD penerusnya; yang sudah final tetap berlaku.';
