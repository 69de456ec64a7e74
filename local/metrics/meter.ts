/** Gets what AWS would bill of a laptop's work, as it happens (bench/units.ts). */
export type Meter = {
  /** A run of a function, and how long it took. */
  readonly run: (functionName: string, milliseconds: number) => void;
  /** What a call of DynamoDB consumed, by dynalite's count: of a write without its index. */
  readonly units: (kind: 'read' | 'write', units: number) => void;
  /** A request to a JSON service, by the prefix of its target. */
  readonly call: (service: string) => void;
  /** A request to S3, and the bytes of its answer; `isSignedByQuery` where a reader was sent there. */
  readonly object: (method: string, bytes: number, isSignedByQuery: boolean) => void;
  /** A line of a log group. */
  readonly line: (bytes: number) => void;
  /** What the API answered, in bytes. */
  readonly answer: (bytes: number) => void;
};
