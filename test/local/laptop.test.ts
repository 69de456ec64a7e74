import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askLaptop } from '../../local/control.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { apiPermission, lambdaMethod, resourceId } from './fixtures/assembly.ts';
import { writeCity } from './fixtures/city.ts';

const ACCOUNTS = [{ id: 'dinkes', sub: '00000000-0000-4000-8000-000000000001', name: 'Dinkes', groups: ['operator:dinkes'] }];

describe('the laptop', () => {
  const home = mkdtempSync(join(tmpdir(), 'laptop-'));
  const out = join(home, 'out.jsonl');
  const options = { assemblyDirectory: writeCity(out), home, port: 0, accounts: ACCOUNTS };
  let laptop: Laptop;

  beforeAll(async () => {
    laptop = await startLaptop(options);
  });
  afterAll(async () => {
    await laptop.stop();
  });

  const received = (): readonly Record<string, unknown>[] =>
    existsSync(out)
      ? readFileSync(out, 'utf8')
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line))
      : [];

  test('answers at its address from the API of the template', async () => {
    const response = await fetch(`${laptop.url}/v1/datasets/a`);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ pathParameters: { datasetId: 'a' } });
  });

  test('serves the login of its issuer, and issues a token for an account', async () => {
    const discovery = await (await fetch(`${laptop.url}/oidc/.well-known/openid-configuration`)).json();
    expect(discovery).toMatchObject({ issuer: `${laptop.url}/oidc` });
    const [, payload = ''] = (await laptop.issueToken('dinkes')).split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      iss: `${laptop.url}/oidc`,
      'cognito:groups': ['operator:dinkes'],
    });
    await expect(laptop.issueToken('nobody')).rejects.toThrow(/nobody/);
  });

  test('gives a token to the same user through its control port, whose secret only that user can read', async () => {
    expect(await askLaptop(home, { ask: 'token', account: 'dinkes' })).toMatch(/^ey/);
    await expect(askLaptop(home, { ask: 'token', account: 'nobody' })).rejects.toThrow(/nobody/);
    expect(statSync(join(home, 'control.json')).mode & 0o777).toBe(0o600);
    const { port } = JSON.parse(readFileSync(join(home, 'control.json'), 'utf8'));
    expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{"ask":"token","account":"dinkes"}' })).status).toBe(403);
    expect(readFileSync(join(home, 'running.json'), 'utf8')).toBe(JSON.stringify({ url: laptop.url, pid: process.pid }));
  });

  test('lets its clock be set back through its control port, and tokens are of that time', async () => {
    const at = '2026-01-05T02:00:00.000Z';
    const issuedAt = async () => {
      const [, payload = ''] = (await laptop.issueToken('dinkes')).split('.');
      return Number(JSON.parse(Buffer.from(payload, 'base64url').toString()).iat);
    };
    await askLaptop(home, { ask: 'clock', at });
    expect(Math.abs((await issuedAt()) - Date.parse(at) / 1000)).toBeLessThan(10);
    await askLaptop(home, { ask: 'clock' });
    expect(Math.abs((await issuedAt()) - Date.now() / 1000)).toBeLessThan(10);
    await expect(askLaptop(home, { ask: 'clock', at: '2100-01-01T00:00:00Z' })).rejects.toThrow('has passed');
  });

  test('moves its clock when no function runs: one that has begun ends in the time that it began in, and its message comes once', async () => {
    const small = 'arn:aws:sqs:ap-southeast-3:000000000000:satudata-Small';
    laptop.queues.send(small, 'hold');
    const holding = () => received().filter(({ bodies }) => JSON.stringify(bodies) === '["hold"]').length;
    await expect.poll(holding, { timeout: 20_000 }).toBe(1);
    let moved = false;
    const moving = laptop.setClock(new Date('2026-01-05T02:00:00Z')).then(() => {
      moved = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(moved).toBe(false);
    writeFileSync(`${out}.release`, '');
    await moving;
    expect((await laptop.runSchedule('Night'))[0]).toMatchObject({ ok: true });
    await laptop.setClock(undefined);
    rmSync(`${out}.release`);
    expect([laptop.queues.depth(small), holding()]).toEqual([{ visible: 0, notVisible: 0, delayed: 0 }, 1]);
  });

  test('carries a message from its queue to the function, and a failing one to the dead letters after its tries', async () => {
    const queue = (name: string) => `arn:aws:sqs:ap-southeast-3:000000000000:satudata-${name}`;
    // A cold start longer than the visibility timeout would rightly deliver twice.
    await laptop.functions.warm('satudata-Batch');
    laptop.queues.send(queue('Small'), 'good');
    laptop.queues.send(queue('Small'), 'fail');
    await expect.poll(() => laptop.queues.depth(queue('Dead')).visible, { timeout: 20_000 }).toBe(1);
    expect(laptop.queues.depth(queue('Small'))).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
    const bodies = received().flatMap(({ bodies }) => bodies);
    expect(bodies.filter((body) => body === 'good')).toHaveLength(1);
    expect(bodies.filter((body) => body === 'fail')).toHaveLength(2);
  });

  test('fires a schedule on demand with the input of its target', async () => {
    const [outcome] = await laptop.runSchedule('Night');
    expect(outcome).toMatchObject({ ok: true });
    expect(received()).toContainEqual({ scheduled: { task: 'recount' } });
    await expect(laptop.runSchedule('Nothing')).rejects.toThrow(/Nothing/);
  });

  test('refuses a second laptop on the same home', async () => {
    await expect(startLaptop(options)).rejects.toThrow(/sedang berjalan/);
  });

  test('stops, frees its home, and keeps its keys and messages for the next start', async () => {
    const before = await laptop.issueToken('dinkes');
    await laptop.stop();
    expect(existsSync(join(home, 'running.json'))).toBe(false);
    await expect(fetch(laptop.url)).rejects.toThrow();
    const again = await startLaptop({ ...options, port: Number(new URL(laptop.url).port) });
    laptop = again;
    const keyOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()).kid;
    expect(keyOf(await again.issueToken('dinkes'))).toBe(keyOf(before));
    expect(again.queues.depth('arn:aws:sqs:ap-southeast-3:000000000000:satudata-Dead').visible).toBe(1);
  });
});

describe('a template that the cloud would refuse', () => {
  const home = () => mkdtempSync(join(tmpdir(), 'laptop-'));
  const start = (extra: Parameters<typeof writeCity>[1]) =>
    startLaptop({ assemblyDirectory: writeCity('/dev/null', extra), home: home(), port: 0, accounts: ACCOUNTS });

  test('does not start when the API may not call its function', async () => {
    const nobody = {
      Type: 'AWS::Lambda::Permission',
      Properties: { FunctionName: { Ref: 'Echo' }, Principal: 'apigateway.amazonaws.com', SourceArn: 'arn:aws:execute-api:x' },
    };
    await expect(start({ EchoPermit: nobody })).rejects.toThrow(/does not permit .* to call satudata-Echo/);
  });

  test('does not start when the API calls an alias of its function and may call the function alone, or the other way round', async () => {
    const version = { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Echo' } } };
    const alias = {
      Type: 'AWS::Lambda::Alias',
      Properties: { FunctionName: { Ref: 'Echo' }, FunctionVersion: { 'Fn::GetAtt': ['EchoVersion', 'Version'] }, Name: 'live' },
    };
    const permission = apiPermission('EchoLive', { Ref: 'EchoLive' });
    const byAlias = lambdaMethod({ Ref: resourceId(['v1', 'datasets', 'featured']) }, 'GET', 'EchoLive', 'Auth', { Ref: 'EchoLive' });
    const versioned = { EchoVersion: version, EchoLive: alias };
    await expect(start({ ...versioned, GetFeatured: byAlias })).rejects.toThrow(/does not permit .* to call satudata-Echo:live/);
    await expect(start({ ...versioned, EchoPermit: permission })).rejects.toThrow(/does not permit .* to call satudata-Echo$/);
    const both = await start({ ...versioned, GetFeatured: byAlias, EchoLivePermit: permission });
    const answer = await fetch(`${both.url}/v1/datasets/featured`);
    await both.stop();
    expect(answer.status).toBe(200);
  });

  test('does not start when the policy of a queue does not let S3 announce objects', async () => {
    const notifications = {
      Type: 'Custom::S3BucketNotifications',
      Properties: {
        BucketName: { Ref: 'Inbox' },
        NotificationConfiguration: {
          QueueConfigurations: [{ Events: ['s3:ObjectCreated:*'], QueueArn: { 'Fn::GetAtt': ['Small', 'Arn'] } }],
        },
      },
    };
    await expect(start({ Notify: notifications })).rejects.toThrow(/does not permit S3 to announce/);
  });

  test('does not start when the role of a function may not receive from its queue', async () => {
    const role = { Type: 'AWS::IAM::Role', Properties: {} };
    await expect(start({ BatchRole: role })).rejects.toThrow(/may not sqs:ReceiveMessage/);
  });
});
