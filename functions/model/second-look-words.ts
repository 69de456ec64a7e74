/** The words of a second look at priority data by the pembina data. Without zod, so that pages may load them. */

/** Who looks again: BPS at statistics, BIG at geospatial data (Perpres 39/2019, Pasal 10). */
export const supervisorFields = ['statistics', 'geospatial'] as const;
export type SupervisorField = (typeof supervisorFields)[number];

export const supervisorText: Readonly<Record<SupervisorField, string>> = {
  statistics: 'pembina data statistik (BPS)',
  geospatial: 'pembina data geospasial (BIG)',
};

/**
 * waiting: for the supervisor; agreed: they found it good; returned: they wrote what is wrong, to the steward; forwarded: the steward sent it on to the OPD; answered: the steward answered, and it waits for the
 * supervisor again. Nothing becomes agreed by time: what waits past its date is late, and stays waiting.
 */
export const secondLookStates = ['waiting', 'agreed', 'returned', 'forwarded', 'answered'] as const;
export type SecondLookState = (typeof secondLookStates)[number];

export const secondLookText: Readonly<Record<SecondLookState, string>> = {
  waiting: 'menunggu pembina data',
  agreed: 'disetujui pembina data',
  returned: 'dikembalikan pembina data kepada walidata',
  forwarded: 'diteruskan walidata kepada OPD',
  answered: 'dijawab walidata, menunggu pembina data',
};

/** How the steward settles what came back. */
export const settlements = ['forwarded', 'answered'] as const;

/** Whether it is the supervisor's turn. */
export function waitsForSupervisor(state: SecondLookState): boolean {
  return state === 'waiting' || state === 'answered';
}

/** Whether it waits for them past its date. */
export function isOverdue({ state, until }: { readonly state: SecondLookState; readonly until: string }, now: Date): boolean {
  return waitsForSupervisor(state) && Date.parse(until) < now.getTime();
}

/** `menunggu pembina data, lewat waktu`. */
export function standingOfLook(look: { readonly state: SecondLookState; readonly until: string }, now: Date): string {
  return isOverdue(look, now) ? `${secondLookText[look.state]}, lewat waktu` : secondLookText[look.state];
}
