import type { Me, UnitTask } from '../../parts/api-nouns.ts';
import { isHelpdesk, isOperatorOf, isSteward } from '../../parts/may.ts';

/** Whether the account may read of the dataset what such a task alone does not allow: the page asks for nothing that is refused. */
export function readsAll(who: Pick<Me, 'kinds'>, tasks: readonly UnitTask[]): boolean {
  return isSteward(who) || isHelpdesk(who) || tasks.every(({ unit: { opdId } }) => isOperatorOf(who, opdId));
}
