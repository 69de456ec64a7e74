/** What a ticket is about, and how far it is; apart from its schema, so that pages read the words without zod. */

/**
 * `receipt`: a resident questions a look at their data. `correction`, `access`: the rights of UU 27/2022 Pasal 6 and 7, with their clock. `upload`: an OPD asks the
 * helpdesk about a delivery that was not accepted.
 */
export const ticketKinds = ['receipt', 'correction', 'access', 'upload'] as const;
export type TicketKind = (typeof ticketKinds)[number];

/** `waiting`: for an answer. `answered`: whoever asked may speak against it. `finished`: over. */
export const ticketStates = ['waiting', 'answered', 'finished'] as const;
export type TicketState = (typeof ticketStates)[number];

/** As whom somebody has part in a ticket. `asker`: of the OPD whose upload it is about. `helper`: who answers it, the helpdesk and the walidata. */
export const ticketParties = ['resident', 'desk', 'auditor', 'asker', 'helper'] as const;
export type TicketParty = (typeof ticketParties)[number];

/** Whether that party asked. */
export function isAsking(as: TicketParty | undefined): boolean {
  return as === 'resident' || as === 'asker';
}

/** States of an upload about which its OPD may ask: what is still on its way, or well, has nothing to ask about. */
export const askableUploadStates: readonly string[] = ['rejected', 'asking', 'failed', 'returned', 'cancelled'];

export const ticketKindWords: Readonly<Record<TicketKind, string>> = {
  receipt: 'pertanyaan tentang jejak',
  correction: 'permintaan perbaikan',
  access: 'permintaan akses',
  upload: 'pertanyaan tentang unggahan',
};

export const ticketStateWords: Readonly<Record<TicketState, string>> = {
  waiting: 'menunggu jawaban',
  answered: 'sudah dijawab',
  finished: 'selesai',
};

/**
 * The one wording of every refusal. The law has a request refused that would endanger somebody, disclose another's data or touch the defence of the state
 * (UU 27/2022 Pasal 33); a reader who could tell these apart would know what is kept from them.
 */
export const refusalText =
  'Permintaan ini tidak dapat dipenuhi. Undang-undang (UU 27/2022 Pasal 33) mewajibkan penolakan dalam beberapa keadaan tanpa merincinya, dan setiap penolakan disampaikan dengan kalimat yang sama. Anda dapat menanyakannya langsung di loket dengan KTP-el, atau mengajukan keberatan kepada PPID kota.';
