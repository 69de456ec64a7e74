/** What CloudWatch is told of the access records. */
export interface RecordMetrics {
  /** Signs of tampering that the daily comparison found; 0 when all is as it was archived. */
  tampered(count: number): void;
  /** Days that had no archive when a run began, without the one that had just ended; 0 when no day was left out. Told by a run that reached its end alone. */
  daysMissing(count: number): void;
}
