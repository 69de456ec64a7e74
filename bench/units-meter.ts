import type { Meter } from '../local/metrics/meter.ts';

/** What AWS bills of a piece of work. */
export type Units = {
  /** Requests to the API, and bytes of their answers, compressed as they were sent. */
  readonly requests: number;
  readonly bytes: number;
  readonly invocations: number;
  /** Of Lambda. A function with less memory has less of a processor, so a laptop's milliseconds are taken that much longer, waits included. */
  readonly gigabyteSeconds: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  /** Requests to S3: GET and HEAD, and all others, which cost more. */
  readonly objectReads: number;
  readonly objectWrites: number;
  /** Bytes that S3 sent to whoever held a signed address. */
  readonly downloadedBytes: number;
  /** Requests to SQS by functions; what queues are polled for is reckoned by the month. */
  readonly messages: number;
  readonly logBytes: number;
};

export type Counted = {
  readonly runs: ReadonlyMap<string, { readonly count: number; readonly milliseconds: number }>;
  readonly numbers: Readonly<Record<CountedName, number>>;
};

type CountedName = Exclude<keyof Units, 'invocations' | 'gigabyteSeconds'>;

// The memory that comes with one whole processor (Lambda, "Configure Lambda function memory").
const megabytesOfProcessor = 1_769;

export type CountingMeter = {
  readonly meter: Meter;
  /** What was counted while `work` ran. */
  readonly during: (work: () => Promise<void>) => Promise<Counted>;
  /** One of `share` equal parts of what was counted. */
  readonly unitsOf: (counted: Counted, memory: ReadonlyMap<string, number>, share: number) => Units;
};

/** Counts what a laptop's work would be billed as. */
export function countingMeter(): CountingMeter {
  let runs = new Map<string, { count: number; milliseconds: number }>();
  let numbers = nothing();
  const add = (name: CountedName, value: number) => {
    numbers[name] += value;
  };
  return {
    meter: {
      run: (functionName, milliseconds) => {
        const before = runs.get(functionName) ?? { count: 0, milliseconds: 0 };
        runs.set(functionName, { count: before.count + 1, milliseconds: before.milliseconds + milliseconds });
      },
      units: (kind, units) => add(kind === 'read' ? 'readUnits' : 'writeUnits', units),
      call: (service) => add('messages', service === 'AmazonSQS' ? 1 : 0),
      object: (method, bytes, isSignedByQuery) => {
        add(method === 'GET' || method === 'HEAD' ? 'objectReads' : 'objectWrites', 1);
        if (isSignedByQuery && method === 'GET') add('downloadedBytes', bytes);
      },
      line: (bytes) => add('logBytes', bytes),
      answer: (bytes) => {
        add('requests', 1);
        add('bytes', bytes);
      },
    },
    during: async (work) => {
      runs = new Map();
      numbers = nothing();
      await work();
      return { runs, numbers: { ...numbers } };
    },
    unitsOf: (counted, memory, share) => {
      const all = [...counted.runs];
      const of = (name: CountedName) => rounded(counted.numbers[name] / share);
      return {
        requests: of('requests'),
        bytes: of('bytes'),
        invocations: rounded(all.reduce((sum, [, { count }]) => sum + count, 0) / share),
        gigabyteSeconds: rounded(all.reduce((sum, [name, { milliseconds }]) => sum + billed(milliseconds, memory.get(name)), 0) / share),
        readUnits: of('readUnits'),
        writeUnits: of('writeUnits'),
        objectReads: of('objectReads'),
        objectWrites: of('objectWrites'),
        downloadedBytes: of('downloadedBytes'),
        messages: of('messages'),
        logBytes: of('logBytes'),
      };
    },
  };
}

function billed(milliseconds: number, memory = megabytesOfProcessor): number {
  return (milliseconds / 1000) * (Math.max(memory, megabytesOfProcessor) / 1024);
}

function nothing(): Record<CountedName, number> {
  return {
    requests: 0,
    bytes: 0,
    readUnits: 0,
    writeUnits: 0,
    objectReads: 0,
    objectWrites: 0,
    downloadedBytes: 0,
    messages: 0,
    logBytes: 0,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
