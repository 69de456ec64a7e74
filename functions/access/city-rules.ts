import { institutionsOf, isKind, isOperatorOf, opdsOf, type Principal } from '../model/principal.ts';
import type { CityAction } from './action.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';

/** `opdId` is the OPD, or the institution, that the action concerns; none where it concerns the city. */
export function actInCity(principal: Principal, action: CityAction, opdId: string | undefined): Decision {
  switch (action) {
    case 'anyone':
      return allow('anyone', 'open to everyone');
    case 'identify':
      return principal.type === 'account' ? allow('identify', 'signed in') : refuse(principal, 'identify', 'not signed in', '');
    case 'register':
      return register(principal, opdId);
    case 'see-progress-of-all':
      return isKind(principal, 'steward') || isKind(principal, 'overseer')
        ? allow('progress/all', 'steward or overseer')
        : refuse(principal, 'progress/all', 'neither steward nor overseer', 'Kemajuan semua OPD hanya untuk walidata dan pimpinan.');
    case 'keep-library':
      return isKind(principal, 'steward')
        ? allow('library/steward', 'steward')
        : refuse(principal, 'library/steward', 'not the steward', 'Pustaka standar data hanya dapat diubah oleh walidata.');
    case 'keep-accounts':
      return isKind(principal, 'steward')
        ? allow('accounts/steward', 'steward')
        : refuse(
            principal,
            'accounts/steward',
            'not the steward',
            'Akun hanya dapat diundang, diubah, atau diikat ke warga oleh walidata.',
          );
    case 'list-officers':
      return listOfficers(principal, opdId);
    case 'see-progress-of-opd':
      return seeProgressOf(principal, opdId);
  }
}

/** Register: an operator, for an OPD of their own. */
function register(principal: Principal, opdId: string | undefined): Decision {
  const own = opdId === undefined ? opdsOf(principal).length > 0 : isOperatorOf(principal, opdId);
  return own
    ? allow('register/operator', 'operator of the OPD')
    : refuse(
        principal,
        'register/operator',
        'not an operator of the OPD',
        'Hanya operator OPD yang dapat mendaftarkan data, untuk OPD-nya sendiri.',
      );
}

/** Progress of one OPD: its operators and head, steward, overseer. */
function seeProgressOf(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward') || isKind(principal, 'overseer')) return allow('progress/opd', 'steward or overseer');
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return allow('progress/opd', 'of that OPD');
  return refuse(principal, 'progress/opd', 'not of that OPD', 'Kemajuan satu OPD hanya untuk OPD itu sendiri, walidata dan pimpinan.');
}

/** Officers of an institution: its own people, to name them in a request. */
function listOfficers(principal: Principal, institution: string | undefined): Decision {
  return institution !== undefined && institutionsOf(principal).includes(institution)
    ? allow('officers/own', 'of that institution')
    : refuse(principal, 'officers/own', 'not of that institution', 'Daftar petugas hanya untuk pegawai instansi itu sendiri.');
}
