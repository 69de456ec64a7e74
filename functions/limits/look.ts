/** Limits of looking people up (access.md, "Persons"). */
export const lookLimits = {
  /** A case number of fewer characters is a slip. */
  minCaseNumberCharacters: 3,
  maxCaseNumberCharacters: 100,
  /** Working days within which the head of the officer's institution confirms a case number (access.md, "Persons"). */
  caseConfirmationDays: 3,
  /** Days for which a case number that was confirmed serves: a case that takes longer is confirmed anew, and an old number opens nobody's data for ever. */
  caseNumberDays: 90,
  /** One sentence: the person looked at reads it. */
  minLookReasonCharacters: 10,
  /** Looks of one officer within a UTC day: a busy desk sees some sixty people. */
  maxLookUpsPerDay: 100,
  /** Rows of one request that matches a list; longer lists are sent in several. */
  maxMatchedRows: 1_000,
  /** Rows that one officer matches within a UTC day: the largest list of a programme, once. */
  maxMatchedRowsPerDay: 100_000,
  /** People whom one search names: who is asked for has one name, and a list of a kelurahan's people is no search. */
  maxSearchHits: 5,
  /** People of one birth date and kelurahan whose names are compared; where dates are made up (1 January), there are more, and the officer asks for the NIK. */
  maxSearchCandidates: 200,
  maxSearchedNameCharacters: 100,
  maxKelurahanCharacters: 60,
  /** A permission to search ends at the latest after so many days, and is given anew. */
  maxSearchGrantDays: 366,
  /** A name, a date or a NIK, as a clerk writes it. */
  maxMatchedCellCharacters: 200,
  /** A mother and her children, with room. */
  maxLockedPersons: 20,
  /** After so long without a touch or a key a desk empties the person from its screen: time to read and to print, and no more for whoever sits down next. */
  silentScreenMinutes: 5,
  /** So long after a visit at the counter began its officer may read what is told in person: time to read it out, and no key for later. */
  counterVisitMinutes: 15,
  /** Items of one look that are written at once: a matched list has some 250. */
  lookPutsAtOnce: 16,
  /** Receipts read at once: what a page of them needs, with room. */
  receiptsPerRead: 100,
  /** How long the day's count of looks stays: nobody asks for it after the day. */
  lookCountDays: 2,
} as const;
