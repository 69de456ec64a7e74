import type { Operations } from '../http/call.ts';
import { agreePlan, signPlan } from './agree-plan.ts';
import { decideInForum, type ForumPorts, listForumDecisions, listPlanConflicts } from './forum.ts';
import { getPlan, listPlanChanges, listPlans } from './get-plan.ts';
import { getPlanFile } from './get-plan-file.ts';
import type { PlanStore } from './plan.port.ts';
import { readPlanFile } from './read-plan-file.ts';
import { copyPlan, setPlan, type WritePlanPorts } from './write-plan.ts';

export type PlansPorts = WritePlanPorts & ForumPorts & { readonly plans: PlanStore };

/** Every operation of the function `plans` over its ports: for its handler, and for tests over fakes. */
export function plansOperations(ports: PlansPorts): Operations<'plans'> {
  return {
    listPlans: listPlans(ports),
    getPlan: getPlan(ports),
    setPlan: setPlan(ports),
    copyPlan: copyPlan(ports),
    readPlanFile: readPlanFile(ports),
    getPlanFile: getPlanFile(ports),
    signPlan: signPlan(ports),
    agreePlan: agreePlan(ports),
    listPlanChanges: listPlanChanges(ports),
    listPlanConflicts: listPlanConflicts(ports),
    listForumDecisions: listForumDecisions(ports),
    decideInForum: decideInForum(ports),
  };
}
