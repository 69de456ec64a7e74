import { describe, expect, test } from 'vitest';
import { cityTicketsOf, hasHelpQueue, partyOf } from '../../functions/access/ticket-party.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Ticket } from '../../functions/model/ticket.ts';
import { ticketKinds } from '../../functions/model/ticket-words.ts';
import { owningOpd, type PrincipalName, principalNames, principalOf } from '../fakes/principals.ts';

type Facts = Parameters<typeof partyOf>[2];
const person = 'ab'.repeat(32);
const look = { lookId: 'x', at: '2026-11-24T05:00:00.000Z', kind: 'look-up', viewer: 'sub-looked', name: 'Petugas' } as const;
const ticketOf = (kind: Ticket['kind'], changes: Partial<Facts> = {}): Facts => ({
  ...{ kind, person, opdId: owningOpd },
  ...(kind === 'receipt' ? { look } : {}),
  ...changes,
});
const ofNobody = ({ opdId: _opdId, ...ticket }: Facts): Facts => ticket;
const hashOf = (name: PrincipalName) => (name === 'citizen' ? person : undefined);
const parties = (ticket: Facts) =>
  Object.fromEntries(
    principalNames.flatMap((name) => {
      const party = partyOf(principalOf(name), hashOf(name), ticket);
      return party === undefined ? [] : [[name, party]];
    }),
  );
const as = (name: PrincipalName, sub: string): Principal => {
  const principal = principalOf(name);
  return principal.type === 'account' ? { ...principal, sub } : principal;
};

describe('the parties of a ticket', () => {
  test('of a request are the resident, and the people of the OPD that is named', () => {
    for (const kind of ['correction', 'access'] as const)
      expect(parties(ticketOf(kind))).toEqual({ citizen: 'resident', operator: 'desk', head: 'desk' });
  });

  test('of a question are the resident, the head of the OPD that looked, and the auditor', () => {
    expect(parties(ticketOf('receipt'))).toEqual({ citizen: 'resident', head: 'desk', auditor: 'auditor' });
    expect(parties(ofNobody(ticketOf('receipt')))).toEqual({ citizen: 'resident', auditor: 'auditor' });
  });

  test('of a question about an upload are the people of its OPD, who ask, and the helpdesk and the steward, who help', () => {
    expect(parties(ticketOf('upload'))).toEqual({ operator: 'asker', head: 'asker', steward: 'helper', helpdesk: 'helper' });
    expect(parties(ofNobody(ticketOf('upload')))).toEqual({ steward: 'helper', helpdesk: 'helper' });
  });

  test('are never the one who looked, unless it is their own ticket', () => {
    for (const name of ['head', 'auditor'] as const)
      expect(partyOf(as(name, 'sub-looked'), undefined, ticketOf('receipt'))).toBeUndefined();
    expect(partyOf(as('citizen', 'sub-looked'), person, ticketOf('receipt'))).toBe('resident');
    expect(partyOf(as('head', 'sub-other'), undefined, ticketOf('receipt'))).toBe('desk');
  });

  test('are no other resident, nobody whose person is not known, and nobody who is no resident though the person is named', () => {
    for (const kind of ticketKinds) {
      expect(partyOf(principalOf('citizen'), 'cd'.repeat(32), ticketOf(kind))).toBeUndefined();
      expect(partyOf(principalOf('citizen'), undefined, ticketOf(kind))).toBeUndefined();
      expect(partyOf(principalOf('signed-in'), person, ticketOf(kind))).toBeUndefined();
    }
  });
});

test('of the city’s tickets an auditor lists the questions, the steward the clock, nobody else any', () => {
  const listed = Object.fromEntries(
    principalNames.map((name) => [name, cityTicketsOf(principalOf(name))]).filter(([, what]) => what !== undefined),
  );
  expect(listed).toEqual({ auditor: 'questions', steward: 'clock' });
});

test('the queue of questions about uploads is the helpdesk’s and the steward’s', () => {
  expect(principalNames.filter((name) => hasHelpQueue(principalOf(name))).toSorted()).toEqual(['helpdesk', 'steward']);
});
