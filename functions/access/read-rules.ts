import { traitsOf } from '../model/access-level.ts';
import { type Grant, isLiveFor, isWhole, readingGrant } from '../model/grant.ts';
import { institutionsOf, isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { allow, forbidden, refuse } from './answers.ts';
import type { Decision } from './decision.ts';
import { whyNoGrant } from './no-grant.ts';
import { seeDataset } from './see-rules.ts';
import type { DatasetFacts } from './target.ts';

export type ReadAction = 'read' | 'read-whole';

type Asked = { readonly dataset: DatasetFacts | undefined; readonly grants?: readonly Grant[] };

/** Read = rows, previews, files, statistics of values (access.md, "Reading"): anyone who may not see may not read; then the hold; then the level. */
export function readDataset(principal: Principal, action: ReadAction, { dataset, grants = [] }: Asked, now: Date): Decision {
  const seen = seeDataset(principal, dataset);
  if (seen.effect === 'deny' || !dataset) return seen;
  if (isOperatorOf(principal, dataset.opdId)) return allow('read/owner', 'owning OPD');
  if (dataset.hold) {
    return forbidden('read/held', 'held', heldText);
  }
  switch (dataset.state === 'draft' ? 'nobody' : traitsOf(dataset).readBy) {
    case 'nobody':
      return readClosed(principal);
    case 'everyone':
      return allow('read/open', dataset.access);
    case 'institutions':
      return readShared(principal);
    case 'grant-holders':
      return readByRequest(principal, action, dataset, grants, now);
  }
}

export const heldText = 'Pembacaan data ini sedang ditahan oleh pemiliknya atau walidata. Coba lagi setelah penahanan dilepas.';

/** Closed, and a draft, whose level takes effect at its first review: by ownership alone. */
function readClosed(principal: Principal): Decision {
  return refuse(principal, 'read/closed', 'not of the owning OPD', 'Isi data tertutup hanya dapat dibaca oleh OPD pemiliknya.');
}

/** Limited, shared with government: any government body, the steward. An officer who may look people up is of some body, or reads nothing. */
function readShared(principal: Principal): Decision {
  if (isKind(principal, 'steward')) return allow('read/shared-steward', 'steward');
  if (institutionsOf(principal).length > 0) return allow('read/shared-government', 'member of a government body');
  return refuse(
    principal,
    'read/shared-government',
    'of no government body',
    'Data terbatas ini dibagikan kepada instansi pemerintah saja. Masuk dengan akun instansi Anda.',
  );
}

/** Limited, by request: a live grant, whatever else somebody is. Of a narrowed one rows alone: nothing can be left out of a file. */
function readByRequest(principal: Principal, action: ReadAction, dataset: DatasetFacts, grants: readonly Grant[], now: Date): Decision {
  const grant = readingGrant(grants.filter((one) => isLiveFor(one, dataset.datasetId, principal, now, dataset.grantsFrom)));
  if (!grant) {
    const { reason, how } = whyNoGrant(principal, dataset, grants, now);
    return refuse(principal, 'read/by-request', reason, how);
  }
  if (isWhole(grant)) return { effect: 'allow', rule: 'read/grant', reason: 'live grant', grant };
  if (action === 'read') return { effect: 'allow', rule: 'read/narrowed-grant', reason: 'live grant that leaves something out', grant };
  return forbidden(
    'read/narrowed-grant',
    'the grant leaves out columns or an area',
    'Persetujuan Anda mencakup sebagian data ini: ambil barisnya saja. Berkas utuh dan rincian perubahan tidak termasuk.',
  );
}
