/**
 * What a table answers at most in a second, so that a loop of ours or a flood costs what somebody notices and not what nobody can pay: without a stop a table grows to the account's 40,000.
 * DynamoDB turns away what is more ("DynamoDB maximum throughput for on-demand tables"), the SDK asks again, and an alarm rings after a quarter of an hour (table-alarms.ts).
 */
export const throughput = {
  /**
   * The API's 300 requests a second read some eight units each, and a recount of an OPD 123 at once. Writes: as many as a new table takes at all, since a register's index is written as fast as
   * it goes, and a lower stop would turn away the clerks beside it.
   */
  catalog: { maxReadRequestUnits: 4_000, maxWriteRequestUnits: 4_000 },
  /** A day's records are read by the archive alone; receipts of a list of a hundred thousand people are written at once. */
  records: { maxReadRequestUnits: 2_000, maxWriteRequestUnits: 4_000 },
} as const;
