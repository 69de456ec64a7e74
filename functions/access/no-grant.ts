import { type Grant, isRunning } from '../model/grant.ts';
import { institutionsOf, type Principal } from '../model/principal.ts';
import type { DatasetFacts } from './target.ts';

/** Why somebody may not read by request: the reason for the log, and the sentence of the 403 (Bahasa Indonesia) with what to do next. */
export type NoGrant = { readonly reason: string; readonly how: string };

type Asked = Pick<DatasetFacts, 'datasetId' | 'grantsFrom'>;

/**
 * Why none of these grants is live for the caller. It tells of their own institutions' grants alone, which `GET …/grants` lists for them; one that names
 * other officers goes before one that was revoked or ended, as it runs.
 */
export function whyNoGrant(principal: Principal, { datasetId, grantsFrom }: Asked, grants: readonly Grant[], now: Date): NoGrant {
  const institutions = institutionsOf(principal);
  const own = grants.filter((grant) => grant.datasetId === datasetId && institutions.includes(grant.institution));
  const page = `halaman data ini (/dataset/${datasetId})`;
  if (own.some((grant) => isRunning(grant, now, grantsFrom))) {
    return {
      reason: 'a live grant to other officers',
      how: `Persetujuan instansi Anda atas data ini diberikan kepada petugas lain; akun Anda tidak disebut di dalamnya. Minta datanya kepada petugas itu, atau ajukan permohonan baru yang juga menyebut nomor akun Anda pada ${page}.`,
    };
  }
  const again = `Bila data ini masih diperlukan, ajukan permohonan baru pada ${page}.`;
  const newest = own.toSorted((one, other) => Date.parse(other.grantedAt) - Date.parse(one.grantedAt))[0];
  if (newest?.revoked) {
    return {
      reason: 'the grant was revoked',
      how: `Persetujuan instansi Anda atas data ini sudah dicabut oleh penanggung jawab OPD pemilik data. ${again}`,
    };
  }
  if (newest) return { reason: 'the grant ended', how: `Persetujuan instansi Anda atas data ini sudah berakhir. ${again}` };
  return {
    reason: 'no live grant',
    how: `Data terbatas ini dibagikan atas permohonan. Dengan akun instansi, ajukan permohonan bagi pakai pada ${page} dengan tujuan, dasar hukum dan batas waktunya; penanggung jawab OPD pemilik data yang memutuskan.`,
  };
}
