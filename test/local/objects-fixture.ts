import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { BucketSettings } from '../../local/objects/bucket-settings.ts';
import { openObjects } from '../../local/objects/service.ts';
import type { IsDeniedByBucketPolicy } from '../../local/objects/store.ts';
import type { IsAllowed } from '../../local/requests/permissions.ts';

export const OWNER = { accessKeyId: 'AKIDOWNER', secretAccessKey: 'owner-secret' };
export const OTHER = { accessKeyId: 'AKIDOTHER', secretAccessKey: 'other-secret' };
export const QUEUE = 'arn:aws:sqs:ap-southeast-3:000000000000:small';

export const BUCKETS: readonly BucketSettings[] = [
  {
    name: 'inbox',
    versioned: true,
    cors: [
      {
        allowedOrigins: ['http://desk.test', 'https://*.desk.test'],
        allowedMethods: ['PUT', 'GET'],
        allowedHeaders: ['content-type', 'x-amz-*'],
        exposedHeaders: ['ETag', 'x-amz-version-id'],
        maxAgeSeconds: 600,
      },
    ],
    notifications: [{ prefix: 'small/', suffix: '.csv', queueArn: QUEUE }],
  },
  { name: 'plain', versioned: false, cors: [], notifications: [] },
  {
    name: 'ruled',
    versioned: true,
    lifecycle: [
      { prefix: '', tags: [{ key: 'rejected', value: 'true' }], expirationDays: 30, noncurrentDays: 1, removesExpiredMarkers: false },
      { prefix: 'catalog/', tags: [], noncurrentDays: 7, removesExpiredMarkers: false },
      { prefix: '', tags: [], removesExpiredMarkers: true },
    ],
    cors: [],
    notifications: [],
  },
  { name: 'archive', versioned: true, lockedDays: 365, cors: [], notifications: [] },
];

export type Question = { readonly action: string; readonly resource: string; readonly context: Readonly<Record<string, string>> };

export type RunningObjects = Awaited<ReturnType<typeof startObjects>>;

/** A service over real HTTP in a fresh folder. The owner may do all, the other key what `otherMay` holds as `action resource`. */
export async function startObjects(options: { directory?: string; isDeniedByBucketPolicy?: IsDeniedByBucketPolicy } = {}) {
  const directory = options.directory ?? (await mkdtemp(join(tmpdir(), 'objects-')));
  const otherMay = new Set<string>();
  const asked: Question[] = [];
  const sent: { queueArn: string; body: string }[] = [];
  const queue = { refuses: false };
  const clock = { offsetSeconds: 0 };
  const isAllowed: IsAllowed = (accessKeyId, action, resource, context = {}) => {
    asked.push({ action, resource, context });
    return accessKeyId === OWNER.accessKeyId || otherMay.has(`${action} ${resource}`);
  };
  const secrets = new Map([OWNER, OTHER].map((key) => [key.accessKeyId, key.secretAccessKey]));
  const service = await openObjects({
    directory,
    buckets: BUCKETS,
    region: 'ap-southeast-3',
    access: { secretFor: (id) => secrets.get(id), isAllowed, now: () => new Date(Date.now() + clock.offsetSeconds * 1000) },
    notify: async (queueArn, body) => {
      if (queue.refuses) throw new Error('the queue is not there');
      sent.push({ queueArn, body });
    },
    ...(options.isDeniedByBucketPolicy === undefined ? {} : { isDeniedByBucketPolicy: options.isDeniedByBucketPolicy }),
  });
  const server = createServer((request, response) => void service.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clients: S3Client[] = [];

  function client(credentials = OWNER, config: S3ClientConfig = {}): S3Client {
    const made = new S3Client({ endpoint: url, forcePathStyle: true, region: 'ap-southeast-3', credentials, maxAttempts: 1, ...config });
    clients.push(made);
    return made;
  }

  async function stop(keep = false): Promise<void> {
    for (const made of clients) made.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await service.close();
    if (!keep) await rm(directory, { recursive: true });
  }

  const blobCount = async () => (await readdir(join(directory, 'blobs'))).length;
  return { url, directory, service, client, stop, asked, sent, queue, clock, otherMay, blobCount };
}

/** Waits until `isSo` holds; the test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}
