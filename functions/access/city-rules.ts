import { institutionsOf, isHeadOf, isKind, isOperatorOf, opdsOf, type Principal } from '../model/principal.ts';
import type { CityAction } from './action.ts';
import { allow, refuse } from './answers.ts';
import type { Decision } from './decision.ts';
import { byKind, isOneOf } from './kind-rules.ts';
import { seeMinutes } from './minutes-rules.ts';
import { actOnPlan } from './plan-rules.ts';
import { keepUnits } from './unit-rules.ts';

/** `opdId` is the OPD, or the institution, that the action concerns; none where it concerns the city. */
export function actInCity(principal: Principal, action: CityAction, opdId: string | undefined): Decision {
  switch (action) {
    case 'anyone':
      return allow('anyone', 'open to everyone');
    case 'identify':
      return principal.type === 'account' ? allow('identify', 'signed in') : refuse(principal, 'identify', 'not signed in', '');
    case 'register':
      return register(principal, opdId);
    case 'list-officers':
      return listOfficers(principal, opdId);
    case 'see-staff':
      return seeStaff(principal, opdId);
    case 'see-progress-of-opd':
      return seeProgressOf(principal, opdId);
    case 'see-reminders':
      return seeReminders(principal, opdId);
    case 'keep-units':
      return keepUnits(principal, opdId);
    case 'see-looks-of-opd':
      return seeLooksOf(principal, opdId);
    case 'grant-search':
      return grantSearch(principal, opdId);
    case 'confirm-looks':
      return confirmLooks(principal, opdId);
    case 'lock-person':
      return lockPerson(principal, opdId);
    case 'see-tickets':
      return seeTickets(principal, opdId);
    case 'see-findings':
      return seeFindings(principal, opdId);
    case 'see-minutes':
      return seeMinutes(principal, opdId);
    case 'draft-plan':
    case 'sign-plan':
    case 'see-plan-history':
      return actOnPlan(principal, action, opdId);
    default:
      return byKind(principal, action);
  }
}

/** Looks at people in an OPD's datasets: its head. */
function seeLooksOf(principal: Principal, opdId: string | undefined): Decision {
  return opdId !== undefined && isHeadOf(principal, opdId)
    ? allow('looks/owner', 'head of the OPD')
    : refuse(
        principal,
        'looks/owner',
        'not the head of the OPD',
        'Siapa yang melihat data warga milik sebuah OPD hanya untuk penanggung jawabnya.',
      );
}

/** Findings, in numbers: the steward all of them, a head those of the own OPD's lists. */
function seeFindings(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward')) return allow('findings/steward', 'steward');
  const own = opdId === undefined ? isKind(principal, 'head') : isHeadOf(principal, opdId);
  return own
    ? allow('findings/owner', 'head of the OPD')
    : refuse(
        principal,
        'findings/owner',
        'not the head of the OPD',
        'Temuan hanya untuk walidata dan penanggung jawab OPD pemilik datanya.',
      );
}

/** Whether an OPD keeps the case number of a look: its head. */
function confirmLooks(principal: Principal, opdId: string | undefined): Decision {
  return opdId !== undefined && isHeadOf(principal, opdId)
    ? allow('looks/case', 'head of the OPD')
    : refuse(principal, 'looks/case', 'not the head of the OPD', 'Nomor perkara dikonfirmasi oleh penanggung jawab OPD petugasnya.');
}

/** Who may search the register without a NIK: its OPD's head says. */
function grantSearch(principal: Principal, opdId: string | undefined): Decision {
  return opdId !== undefined && isHeadOf(principal, opdId)
    ? allow('persons/grant-search', 'head of the OPD')
    : refuse(
        principal,
        'persons/grant-search',
        'not the head of the OPD',
        'Izin mencari tanpa NIK hanya diberikan oleh penanggung jawab register penduduk.',
      );
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
  if (isKind(principal, 'steward') || isKind(principal, 'overseer')) return allow('progress/opd', 'sees the board');
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return allow('progress/opd', 'of that OPD');
  return refuse(principal, 'progress/opd', 'not of that OPD', 'Kemajuan satu OPD hanya untuk OPD itu sendiri, walidata dan pimpinan.');
}

/** Who works for an OPD, and since when not: its head, and the steward. */
function seeStaff(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward')) return allow('accounts/staff', 'steward');
  return opdId !== undefined && isHeadOf(principal, opdId)
    ? allow('accounts/staff', 'head of the OPD')
    : refuse(principal, 'accounts/staff', 'not the head of the OPD', 'Petugas sebuah OPD hanya dilihat penanggung jawabnya dan walidata.');
}

/** What was sent about an OPD's deliveries: the steward, and the OPD itself. */
function seeReminders(principal: Principal, opdId: string | undefined): Decision {
  if (isKind(principal, 'steward')) return allow('progress/reminders', 'steward');
  if (opdId !== undefined && isOperatorOf(principal, opdId)) return allow('progress/reminders', 'of that OPD');
  return refuse(principal, 'progress/reminders', 'not of that OPD', 'Pengingat satu OPD hanya dilihat OPD itu sendiri dan walidata.');
}

/** Officers of an institution: its own people, to name them in a request. */
function listOfficers(principal: Principal, institution: string | undefined): Decision {
  return institution !== undefined && institutionsOf(principal).includes(institution)
    ? allow('officers/own', 'of that institution')
    : refuse(principal, 'officers/own', 'not of that institution', 'Daftar petugas hanya untuk pegawai instansi itu sendiri.');
}

/** Tickets: of one OPD its own people, and the steward who watches the clock; of nobody in particular whoever has a list of their own, the helpdesk its queue. */
function seeTickets(principal: Principal, opdId: string | undefined): Decision {
  const ofAnOpd = opdId === undefined ? opdsOf(principal).length > 0 : isOperatorOf(principal, opdId);
  const elsewhere = opdId === undefined && isOneOf('citizen', 'auditor', 'helpdesk')(principal);
  return ofAnOpd || elsewhere || isKind(principal, 'steward')
    ? allow('tickets/list', 'has tickets of their own to see')
    : refuse(
        principal,
        'tickets/list',
        'has no tickets to see',
        'Daftar permintaan hanya untuk yang meminta, OPD yang menjawab, Inspektorat, walidata dan meja bantuan.',
      );
}

/** A safety lock: operators of a body that the city names for it, which is asked about one after another. */
function lockPerson(principal: Principal, opdId: string | undefined): Decision {
  return opdId !== undefined && isOperatorOf(principal, opdId)
    ? allow('persons/lock', 'operator of a body that locks')
    : refuse(
        principal,
        'persons/lock',
        'not an operator of a body that locks',
        'Kunci pengaman hanya dipasang dan dilepas oleh Disdukcapil atau instansi pelindung yang ditunjuk kota.',
      );
}
