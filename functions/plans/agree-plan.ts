import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { conflict, stale } from '../http/problem.ts';
import type { Plan, PlanChange } from '../model/plan.ts';
import type { PlanParty } from '../model/plan-words.ts';
import { principalIdOf } from '../model/principal.ts';
import { actOn, doneBy, onPlan } from './on-plan.ts';
import { noDifference } from './plan-changes.ts';
import { partiesLeft } from './shown-plan.ts';
import { readWritings, toldAtOf } from './told-plan.ts';
import { type WritePlanPorts, withBody } from './write-plan.ts';

/** POST /v1/plans/{year}/{opdId}/signature: the head stands by the draft that they read: its revision is named. */
export function signPlan(ports: WritePlanPorts): Operation<'signPlan'> {
  return (call) =>
    onPlan(ports, call, 'sign-plan', async (plan): Promise<Answer<'signPlan'>> => {
      if (plan && isRepeated(plan, plan.signed, call)) return { ...(await withBody(ports, plan, call)), status: 200 };
      if (call.body.revision !== (plan?.revision ?? 0)) return stale();
      if (!plan || plan.entries === 0) return conflict('Daftar data ini masih kosong. Isi dahulu, lalu sahkan.');
      if (plan.state !== 'draft') return conflict(plan.state === 'agreed' ? agreedAlready : signedAlready);
      const done = doneBy(call.principal, call.now);
      const next: Plan = { ...plan, state: 'signed', signed: done };
      return keep(ports, call, plan, next, 'signed', done);
    });
}

/** POST /v1/plans/{year}/{opdId}/agreement: steward and coordinator agree to what was signed, each by an act of their own, as two people who did not sign it; with the second it is agreed. */
export function agreePlan(ports: WritePlanPorts): Operation<'agreePlan'> {
  return (call) =>
    onPlan(ports, call, 'agree-plan', async (plan): Promise<Answer<'agreePlan'>> => {
      if (plan && agreementsOf(plan, call.body.as).some((done) => isRepeated(plan, done, call)))
        return { ...(await withBody(ports, plan, call)), status: 200 };
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

function agreementsOf({ agreedBySteward, agreedByCoordinator }: Plan, as: PlanParty | undefined): Plan['signed'][] {
  if (as !== undefined) return [as === 'steward' ? agreedBySteward : agreedByCoordinator];
  return [agreedBySteward, agreedByCoordinator];
}

/** The act that followed the revision named is the caller's own: its answer was lost, and they ask again. */
function isRepeated({ revision, updatedAt }: Plan, done: Plan['signed'], call: Call<'signPlan'> | Call<'agreePlan'>): boolean {
  return done?.by === principalIdOf(call.principal) && done.at === updatedAt && revision === call.body.revision + 1;
}

const unsigned = 'Daftar data ini belum disahkan penanggung jawab OPD-nya. Tunggu pengesahannya, lalu sepakati.';
const agreedAlready = 'Daftar data ini sudah disepakati.';
const signedAlready = 'Daftar data ini sudah disahkan. Sekarang menunggu kesepakatan walidata dan koordinator forum.';
const notTwice =
  'Anda sudah mengesahkan atau menyepakatinya, atau pihak Anda sudah menyepakatinya. Kesepakatan walidata dan koordinator forum diberikan oleh dua orang selain yang mengesahkan, masing-masing sekali.';

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
