import { h } from 'preact';
import { PlanView } from '../../web/pages/plan/view.tsx';
import { PlansView } from '../../web/pages/plans/view.tsx';
import type { Operation } from '../http/call.ts';
import { pageNames } from '../messages/page-name.ts';
import { respondPage } from './page.ts';
import type { PortalPorts } from './ports.ts';
import { unknownPage } from './show-unknown.ts';

/** Pages of plans: anonymous frames, whose scripts load through /v1 what their reader may know. */

/** GET /rencana: how far each OPD's plan of a year is. */
export function showPlans({ settings }: PortalPorts): Operation<'showPlans'> {
  return async () => respondPage(settings, { title: pageNames.plans, script: 'plans', content: h(PlansView, {}) });
}

/** GET /rencana/{opdId}: one OPD's plan of a year. */
export function showPlan({ settings, city }: Pick<PortalPorts, 'settings' | 'city'>): Operation<'showPlan'> {
  return async ({ params: { opdId } }) => {
    const name = city.opds.find(({ id }) => id === opdId)?.name;
    if (name === undefined) return respondPage(settings, unknownPage());
    const title = `${pageNames.plans} ${name}`;
    return respondPage(settings, { title, script: 'plan', data: { 'opd-id': opdId }, content: h(PlanView, { name }) });
  };
}
