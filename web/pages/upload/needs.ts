import { traitsOf } from '../../../functions/model/access-level.ts';
import type { Dataset, Upload } from '../../parts/api-nouns.ts';

/** What keeps a waiting upload from being published, and who must do what about it; the rule is that of /v1 (docs/access.md). */
export type Need = { readonly what: string; readonly mend: string; readonly form: 'describe' | 'level' };
type Asked = Pick<Dataset, 'access' | 'sharing' | 'processing' | 'personalColumns'>;

/** Personal data can't be open, is by request when limited, and needs its basis, purposes and retention (UU PDP 27/2022 Pasal 16 and 20). */
export function needsOf(dataset: Asked, uploads: readonly Pick<Upload, 'state' | 'personalColumns'>[]): Need[] {
  const waiting = uploads.filter(({ state }) => state === 'in-review').flatMap(({ personalColumns = [] }) => personalColumns);
  const columns = [...new Set([...waiting, ...dataset.personalColumns])];
  if (columns.length === 0) return [];
  const what = `Kolom ${columns.join(', ')} memuat data pribadi`;
  const forbidden = traitsOf(dataset).personalColumns;
  const needs: (Need | false)[] = [
    forbidden !== undefined && {
      what: `${what}, sehingga ${forbidden.why}.`,
      mend: `Untuk penanggung jawab OPD atau walidata: ${forbidden.instead}.`,
      form: 'level',
    },
    dataset.processing === undefined && {
      what: `${what}, tetapi dasar, tujuan, dan masa simpannya belum diisi.`,
      mend: 'Operator OPD mengisi Pemrosesan data pribadi (dasar, tujuan, masa simpan).',
      form: 'describe',
    },
  ];
  return needs.filter((need) => need !== false);
}
