import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jsonServices } from '../../local/json-services.ts';
import type { JsonService } from '../../local/requests/json-operation.ts';
import type { ServiceAccess } from '../../local/requests/permissions.ts';

export const region = 'ap-southeast-3';
export const credentials = { accessKeyId: 'LOCALTESTROLE', secretAccessKey: 'secret-of-the-test-role' };

export type Asked = { readonly action: string; readonly resource: string; readonly context: Readonly<Record<string, string>> };

/** Access of one role that may do everything but what `deny` holds; it remembers what was asked. */
export function testAccess() {
  const asked: Asked[] = [];
  const state = { deny: new Set<string>(), shift: 0 };
  const access: ServiceAccess = {
    secretFor: (accessKeyId) => (accessKeyId === credentials.accessKeyId ? credentials.secretAccessKey : undefined),
    isAllowed: (_accessKeyId, action, resource, context = {}) => {
      asked.push({ action, resource, context });
      return !state.deny.has(action);
    },
    now: () => new Date(Date.now() + state.shift),
  };
  return { access, asked, state };
}

/** Serves JSON services on a free port. Signatures are checked by the true time, since the SDK signs by it. */
export async function serveJson(services: readonly JsonService[], access: ServiceAccess) {
  const faults: unknown[] = [];
  const server = createServer(jsonServices(services, { ...access, now: () => new Date() }, region, (error) => faults.push(error)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    faults,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
