import type { Decision } from '../access/decision.ts';
import type { Dataset } from '../model/dataset.ts';
import { notFound, type Problem } from './problem.ts';

type Denial = Extract<Decision, { effect: 'deny' }>;

/** A deny as its answer (access.md, "The four answers"); the rule and reason go into the log line. `dataset` gives the 410 its date and reason. */
export function denied(decision: Denial, dataset?: Dataset): Problem {
  const log = { decision: 'deny', rule: decision.rule, reason: decision.reason };
  switch (decision.answer) {
    case 401:
      return { status: 401, code: 'unauthorized', detail: 'Masuk dulu dengan akun Anda, lalu ulangi permintaan ini.', log };
    case 403:
      return { status: 403, code: 'forbidden', detail: decision.how || 'Akun Anda tidak berhak melakukan ini.', log };
    case 404:
      return { ...notFound, log };
    case 410:
      return gone(dataset, log);
  }
}

/** Where nobody wrote why. */
export const noLongerOpen = 'Data ini tidak lagi dibuka untuk umum.';

function gone(dataset: Dataset | undefined, log: Readonly<Record<string, string>>): Problem {
  const at = dataset?.retraction?.at ?? dataset?.updatedAt;
  const reason = dataset?.retraction?.reason ?? noLongerOpen;
  return {
    status: 410,
    code: 'gone',
    detail: `Data ini pernah terbuka untuk umum dan kini tidak lagi. Alasan: ${reason}`,
    members: { ...(at ? { at } : {}), reason },
    log,
  };
}

/** What an allowed decision adds to the log line of its request. */
export function allowedLog(decision: Decision): Readonly<Record<string, string>> {
  return { decision: decision.effect, rule: decision.rule, reason: decision.reason };
}
