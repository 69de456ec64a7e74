/** Limits of tickets: what residents ask about their own data, OPDs about their uploads, and who answers. Part of `limits`. */
export const ticketLimits = {
  /** Access and correction are due within 3 × 24 hours of the request (UU 27/2022 Pasal 30 ayat (1) and Pasal 32 ayat (2)). */
  requestHours: 72,
  /** No law names a time for the answer to a question about a receipt: two weeks let a body ask its own officer. */
  receiptQuestionDays: 14,
  /** A clerk who waits longer for the helpdesk sends the file another way. */
  helpWorkingDays: 1,
  /** What one OPD may have asked about its uploads and not closed: more is one cause, and one question. */
  maxOpenTicketsPerOpd: 50,
  /** Errors whose cells are shown to the helpdesk, where the OPD shares them: the first tell the cause. */
  maxSharedCells: 20,
  /** An opening takes less, by its function's timeout: a note of one that is older, without a question, is of one that was broken off. */
  ticketOpeningSeconds: 60,
  /** Over how many days the time to first answer is counted: a month of the desk's work, and not what it was before. */
  firstAnswerDays: 30,
  /** A headline. */
  maxTicketSubjectCharacters: 200,
  /** A page of writing: a question or an answer, no file. */
  maxTicketMessageCharacters: 2_000,
  /** Back and forth in one ticket, the last place kept for whoever answers; what takes longer is a new one, or a visit. */
  maxTicketMessages: 40,
  /** What one resident may have unanswered or unclosed at once: each is work for an office. */
  maxOpenTicketsPerPerson: 20,
  /** Tickets that are not closed, as one list shows them, the most urgent: more is a fault of the office that no longer page would mend. All are counted. */
  maxListedTickets: 500,
  /** An answer that nobody spoke against for so long closes its ticket. */
  silentTicketDays: 30,
  /** How long a closed ticket stays: a year shows a resident, an office and an auditor whether the clock was kept. */
  closedTicketDays: 365,
  /** Days of a message that passes: a notice, a reminder or a report's announcement says nothing any more after a week. */
  passingMessageDays: 7,
  /** A look is recorded under the moment at which its request began; a notice looks no nearer than the longest request (29 s at the gateway). */
  newsLagSeconds: 60,
  /** A change that another one was faster than is made again so often. */
  maxTicketAttempts: 3,
} as const;
