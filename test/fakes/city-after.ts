import { type City, citySchema } from '../../cities/city.ts';
import { sampleCity } from './sample-city.ts';

type Opd = City['opds'][number];
type Ending = NonNullable<Opd['ended']>['successors'];

/** A city in which the DKP ended, and these took over. */
export function cityAfter(successors: Ending): City {
  const ended = { on: '2026-12-01', by: 'Perda 7/2026', successors };
  return citySchema.parse({
    ...sampleCity,
    opds: [
      { id: 'dkp', name: 'Dinas Ketahanan Pangan', kind: 'dinas', ended },
      { id: 'dpp', name: 'Dinas Pangan dan Pertanian', kind: 'dinas' },
      { id: 'dlh', name: 'Dinas Lingkungan Hidup', kind: 'dinas' },
      { id: 'diskominfo', name: 'Dinas Komunikasi dan Informatika', kind: 'dinas', walidata: true },
    ],
  });
}
