import { expect, test } from 'vitest';
import type { Call } from '../../functions/http/call.ts';
import type { Principal } from '../../functions/model/principal.ts';
import { whoAmI } from '../../functions/tokens/who-am-i.ts';
import { principalOf } from '../fakes/principals.ts';

const ask = (principal: Principal) => {
  const call: Call<'whoAmI'> = {
    operation: 'whoAmI',
    principal,
    params: {},
    query: {},
    body: undefined,
    accept: '',
    ifMatch: undefined,
    requestId: 'request-1',
    now: new Date('2026-11-24T05:00:00.000Z'),
  };
  return whoAmI()(call);
};

test('tells an account who it is, for which OPDs it works and to which bodies it belongs', async () => {
  expect(await ask(principalOf('operator'))).toEqual({
    status: 200,
    body: {
      sub: 'sub-operator',
      name: 'operator',
      kinds: [{ kind: 'operator', opdId: 'dinsos' }],
      opds: ['dinsos'],
      institutions: ['dinsos'],
    },
    log: { decision: 'allow', rule: 'identify', reason: 'signed in' },
  });
  expect(await ask(principalOf('citizen'))).toMatchObject({ body: { kinds: [{ kind: 'citizen' }], opds: [], institutions: [] } });
});

test('tells nobody anything', async () => {
  expect(await ask(principalOf('anonymous'))).toMatchObject({ status: 401, log: { rule: 'identify' } });
});
