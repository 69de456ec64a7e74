import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hmacHex, sha256Hex, signingKey, stringToSign } from '../../local/requests/canonical-request.ts';
import { answered, serviceOf, type TargetPrefix } from '../../local/requests/json-operation.ts';
import { credentials, region, serveJson, testAccess } from './json-server.ts';
import { OWNER, type RunningObjects, startObjects } from './objects-fixture.ts';

describe('S3', () => {
  let objects: RunningObjects;
  beforeAll(async () => {
    objects = await startObjects();
    await objects.client().send(new PutObjectCommand({ Bucket: 'plain', Key: 'a', Body: 'a' }));
  });
  afterAll(() => objects.stop());

  const object = { Bucket: 'plain', Key: 'a' };
  const clientFor = (signedFor: { region?: string; signingName?: string }) =>
    new S3Client({
      endpoint: objects.url,
      forcePathStyle: true,
      region: signedFor.region ?? region,
      credentials: OWNER,
      maxAttempts: 1,
      ...(signedFor.signingName === undefined ? {} : { signingRegion: region, defaultSigningName: signedFor.signingName }),
    });

  test('answers a header for another region 400 with the region that it expects, and does nothing', async () => {
    const client = clientFor({ region: 'us-east-1' });
    const refused = client.send(new PutObjectCommand({ ...object, Body: 'changed' }));
    await expect(refused).rejects.toMatchObject({
      name: 'AuthorizationHeaderMalformed',
      message: "The authorization header is malformed; the region 'us-east-1' is wrong; expecting 'ap-southeast-3'",
      Region: 'ap-southeast-3',
      $metadata: { httpStatusCode: 400 },
    });
    client.destroy();
    const standing = await objects.client().send(new GetObjectCommand(object));
    expect(await standing.Body?.transformToString()).toBe('a');
  });

  test('answers a presigned address for another region 400 with the region that it expects', async () => {
    const client = clientFor({ region: 'us-east-1' });
    const response = await fetch(await getSignedUrl(client, new GetObjectCommand(object)));
    const body = await response.text();
    expect(response.status).toBe(400);
    expect(body).toContain('<Code>AuthorizationQueryParametersError</Code>');
    expect(body).toContain('the region &apos;us-east-1&apos; is wrong; expecting &apos;ap-southeast-3&apos;');
    expect(body).toContain('<Region>ap-southeast-3</Region>');
    client.destroy();
  });

  test('takes the same header and address for its own region', async () => {
    const client = clientFor({});
    expect((await client.send(new GetObjectCommand(object))).$metadata.httpStatusCode).toBe(200);
    expect((await fetch(await getSignedUrl(client, new GetObjectCommand(object)))).status).toBe(200);
    client.destroy();
  });

  test.each(['sqs', 'dynamodb', 'S3', 's3express'])('answers a header signed for %s 400', async (service) => {
    const path = '/plain/a';
    const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${timestamp.slice(0, 8)}/${region}/${service}/aws4_request`;
    const headers = { host: new URL(objects.url).host, 'x-amz-content-sha256': sha256Hex(''), 'x-amz-date': timestamp };
    const signedHeaders = Object.keys(headers).sort();
    const request = { method: 'GET', path, query: '', headers, bodySha256: sha256Hex('') };
    const credential = { accessKeyId: OWNER.accessKeyId, scope, region, service, timestamp, signedHeaders, signature: '' };
    const signature = hmacHex(signingKey(OWNER.secretAccessKey, scope), stringToSign(request, credential));
    const authorization = `AWS4-HMAC-SHA256 Credential=${OWNER.accessKeyId}/${scope}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
    const { host: _host, ...sent } = headers;
    const response = await fetch(objects.url + path, { headers: { ...sent, authorization } });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`incorrect service &quot;${service}&quot;. This endpoint belongs to &quot;s3&quot;.`);
  });
});

describe('the JSON services', () => {
  /** As their own documents have it: DynamoDB, Secrets Manager and Cognito answer 400, the services with a query-protocol past 403. */
  const services: readonly (readonly [TargetPrefix, 400 | 403])[] = [
    ['DynamoDB_20120810', 400],
    ['secretsmanager', 400],
    ['AWSCognitoIdentityProviderService', 400],
    ['AmazonSQS', 403],
    ['GraniteServiceVersion20100801', 403],
  ];

  async function statusAndName(prefix: TargetPrefix, status: 400 | 403, signedFor: { region: string }) {
    const service = serviceOf(prefix, status, { ReceiveMessage: () => answered() });
    const server = await serveJson([service], testAccess().access);
    // The SDK's own signature, sent to the target of each service.
    const client = new SQSClient({ region: signedFor.region, credentials, endpoint: server.endpoint, maxAttempts: 1 });
    client.middlewareStack.add(
      (next) => async (argument) => {
        Object.assign((argument.request as { headers: object }).headers, { 'x-amz-target': `${prefix}.ReceiveMessage` });
        return next(argument);
      },
      { step: 'build', priority: 'low' },
    );
    try {
      await client.send(new ReceiveMessageCommand({ QueueUrl: `${server.endpoint}/000000000000/work` }));
      return { status: 200 };
    } catch (error) {
      const { name, message, $metadata } = error as { name: string; message: string; $metadata: { httpStatusCode: number } };
      return { status: $metadata.httpStatusCode, name, message };
    } finally {
      client.destroy();
      await server.close();
    }
  }

  test.each(services)('%s refuses a signature for another region as InvalidSignatureException with %i', async (prefix, status) => {
    const refused = await statusAndName(prefix, status, { region: 'us-east-1' });
    expect(refused).toMatchObject({ status, name: expect.stringContaining('InvalidSignature') });
    expect(refused.message).toContain('Credential should be scoped to');
  });

  test.each(services)('%s takes a signature for its own name and no other (refusal %i)', async (prefix, status) => {
    const answer = await statusAndName(prefix, status, { region });
    if (prefix === 'AmazonSQS') expect(answer).toEqual({ status: 200 });
    else
      expect(answer).toMatchObject({
        status,
        message: expect.stringMatching(/^Credential should be scoped to correct service: '[a-z-]+'/),
      });
  });
});
