/** Limits of keeping accounts: the login service's and our own; part of `limits`. */
export const accountLimits = {
  /** Cognito takes a username of at most 128 characters, and people sign in by their address. */
  maxEmailCharacters: 128,
  /** The same for anyone who is asked for by name; other services name accounts by up to 255 (`maxSubjectCharacters`). */
  maxPoolNameCharacters: 128,
  /** Cognito gives at most 60 users a page (ListUsers), and cursors of some hundred characters. */
  maxDirectoryPage: 60,
  maxDirectoryCursorCharacters: 2_000,
  /** A sign-out ends the tokens over whatever stands: an account that others change at each of these attempts is being fought over. */
  maxEndTokensAttempts: 5,
  /** Refused tries of a counter officer to bind a person within a UTC day: slips at a busy desk are few, and anyone who looks for residents by their NIK needs many. */
  maxRefusedTriesPerDay: 20,
  /** A binding asked for again by the one who made it is an answer that was lost: within minutes. Later, or from others, it would tell whose account it is. */
  bindRepetitionMinutes: 5,
  /** Accounts of a page whose groups are asked for at once: Cognito counts calls a second for the whole AWS account, sign-ins of others among them. */
  directoryCallsAtOnce: 5,
  /** Pages of a group that are read for one answer: one for each of the three, and three more where people are disabled. */
  maxOfficerCalls: 6,
  /** An account that nobody used for so long is told to the head: somebody left, and nobody said so. */
  unusedAccountDays: 45,
} as const;
