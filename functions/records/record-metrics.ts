/** What CloudWatch is told of the access records. */
export interface RecordMetrics {
  /** Signs of tampering that the daily comparison found; 0 when all is as it was archived. */
  tampered(count: number): void;
}
