import type { Answer } from '../http/answer.ts';
import type { Operation } from '../http/call.ts';
import { conflict, stale } from '../http/problem.ts';
import type { Plan, PlanChange } from '../model/plan.ts';
import { actOn, doneBy, onPlan } from './on-plan.ts';
import { noDifference } from './plan-changes.ts';
import { partiesLeft } from './shown-plan.ts';
import { readWritings, toldAtOf } from './told-plan.ts';
import { type WritePlanPorts, withBody } from './write-plan.ts';

/** POST /v1/plans/{year}/{opdId}/signature: the head stands by the draft that they read: its revision is named. */
export function signPlan(ports: WritePlanPorts): Operation<'signPlan'> {
  return (call) =>
    onPlan(ports, call, 'sign-plan', async (plan): Promise<Answer<'signPlan'>> => {
      if (call.body.revision !== (plan?.revision ?? 0)) return stale();
      if (!plan || plan.entries === 0) return conflict('Daftar data ini masih kosong. Isi dahulu, lalu sahkan.');
      if (plan.state !== 'draft') return conflict(plan.state === 'agreed' ? agreedAlready : signedAlready);
      const done = doneBy(call.principal, call.now);
      const next: Plan = { ...plan, state: 'signed', signed: done };
      return keep(ports, call, plan, next, 'signed', done);
    });
}

/** POST /v1/plans/{year}/{opdId}/agreement: steward and coordinator agree to what was signed, each by an act of their own, as two people; with the second it is agreed. */
export function agreePlan(ports: WritePlanPorts): Operation<'agreePlan'> {
  return (call) =>
    onPlan(ports, call, 'agree-plan', async (plan): Promise<Answer<'agreePlan'>> => {
      if (call.body.revision !== (plan?.revision ?? 0)) return stale();
      if (plan?.state !== 'signed') return conflict(plan?.state === 'agreed' ? agreedAlready : unsigned);
      const left = partiesLeft(plan, call.principal);
      const as = call.body.as ?? left[0];
      if (as === undefined || !left.includes(as)) return conflict(notTwice);
      const done = doneBy(call.principal, call.now);
      const agreed: Plan = { ...plan, ...(as === 'steward' ? { agreedBySteward: done } : { agreedByCoordinator: done }) };
      const isWhole = agreed.agreedBySteward !== undefined && agreed.agreedByCoordinator !== undefined;
      const next: Plan = isWhole ? { ...agreed, state: 'agreed', agreed: await whatIsAgreed(ports, plan, call.now) } : agreed;
      return keep(ports, call, plan, next, `agreed-as-${as}`, done);
    });
}

async function whatIsAgreed(ports: WritePlanPorts, plan: Plan, now: Date): Promise<NonNullable<Plan['agreed']>> {
  const [written, datasets] = await Promise.all([readWritings(ports, plan), ports.datasets.listByOpd(plan.opdId)]);
  const toldAt = toldAtOf(plan, written, datasets, now);
  return { entriesId: plan.entriesId, at: now.toISOString(), ...(toldAt === undefined ? {} : { toldAt }) };
}

const unsigned = 'Daftar data ini belum disahkan penanggung jawab OPD-nya. Tunggu pengesahannya, lalu sepakati.';
const agreedAlready = 'Daftar data ini sudah disepakati.';
const signedAlready = 'Daftar data ini sudah disahkan. Sekarang menunggu kesepakatan walidata dan koordinator forum.';
const notTwice =
  'Anda tidak dapat menyepakatinya lagi: walidata dan koordinator forum menyepakati masing-masing sekali, oleh dua orang yang berbeda.';

async function keep(
  ports: WritePlanPorts,
  call: Parameters<Operation<'signPlan'>>[0] | Parameters<Operation<'agreePlan'>>[0],
  plan: Plan,
  next: Plan,
  act: PlanChange['act'],
  done: ReturnType<typeof doneBy>,
): Promise<Answer<'signPlan'>> {
  const changeId = ports.ids();
  const written: Plan = { ...next, changeId, updatedAt: done.at, revision: plan.revision + 1 };
  if ((await ports.plans.write(written, actOn(plan, changeId, act, done, noDifference))) === 'stale') return stale();
  return { ...(await withBody(ports, written, call)), status: 200 };
}
