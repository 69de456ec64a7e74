import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { LambdaName } from '../function-settings.ts';
import type { WorkQueue } from '../keeping/work-queue.ts';
import type { CityFunctions } from './city-functions.ts';

/** A burst of publications is one rebuild of the index: requests gather this long. */
export const refreshWindow = Duration.seconds(1);

type Consumption = { readonly batchSize: number; readonly maxConcurrency: number; readonly window?: Duration };

type Piped = {
  readonly smallUploads: WorkQueue;
  readonly largeUploads: WorkQueue;
  readonly matchLists: WorkQueue;
  readonly refreshes: WorkQueue;
  readonly files: WorkQueue;
  readonly functions: CityFunctions;
};

/** Which function works off which queue. Rights on the queues stand in `grants.ts`. */
export class IngestPipeline extends Construct {
  constructor(scope: Construct, id: string, { smallUploads, largeUploads, matchLists, refreshes, files, functions }: Piped) {
    super(scope, id);
    // One file at a time: a file that kills its function takes no other with it.
    this.consume('ingest-small', smallUploads, functions, { batchSize: 1, maxConcurrency: 10 });
    this.consume('ingest-large', largeUploads, functions, { batchSize: 1, maxConcurrency: 5 });
    // Two at once, the least that Lambda takes: an officer's list is seldom, and each asks the register for a whole city's buckets.
    this.consume('settle-lists', matchLists, functions, { batchSize: 1, maxConcurrency: 2 });
    // Two at once, the least that Lambda takes: whoever waits for a file holds no connection, so this may be slow.
    this.consume('make-file', files, functions, { batchSize: 1, maxConcurrency: 2 });
    // Two is the least that Lambda takes; rebuilds overlap rarely, and one that was overtaken begins again.
    this.consume('refresh', refreshes, functions, { batchSize: 10, maxConcurrency: 2, window: refreshWindow });
  }

  private consume(name: LambdaName, work: WorkQueue, functions: CityFunctions, how: Consumption): void {
    const consumer = functions.get(name);
    const mapping = new EventSourceMapping(this, name, {
      target: consumer.lambda,
      eventSourceArn: work.queue.queueArn,
      batchSize: how.batchSize,
      maxConcurrency: how.maxConcurrency,
      reportBatchItemFailures: true,
      ...(how.window ? { maxBatchingWindow: how.window } : {}),
    });
    // Lambda checks the role's rights on the queue when the mapping is made.
    mapping.node.addDependency(consumer.role);
  }
}
