import type { Directory } from '../accounts/directory.port.ts';
import { usersInGroups } from '../accounts/users-in-groups.ts';
import { groupsOfOpd } from '../model/principal.ts';
import type { Reminded } from '../model/reminder.ts';

/** Who is reminded of an OPD's deliveries: its operators and, where it is asked for, its head, each once; who is both is told as head. */
export async function peopleOf(users: Pick<Directory, 'listGroup'> | undefined, opdId: string, withHead: boolean): Promise<Reminded[]> {
  const groups = groupsOfOpd(opdId);
  const [operators, heads] = [await usersInGroups(users, [groups.operator]), withHead ? await usersInGroups(users, [groups.head]) : []];
  const people = new Map<string, Reminded>();
  for (const { sub, name } of operators) people.set(sub, { sub, name, role: 'operator' });
  for (const { sub, name } of heads) people.set(sub, { sub, name, role: 'head' });
  return [...people.values()];
}
