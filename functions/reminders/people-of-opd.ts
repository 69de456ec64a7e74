import { type PeoplePorts, usersInGroups } from '../accounts/users-in-groups.ts';
import { groupsOfOpd } from '../model/principal.ts';
import type { Reminded } from '../model/reminder.ts';

/** Who is reminded of an OPD's deliveries, by the ids under which it is known: its operators and, where it is asked for, its head, each once; who is both is told as head. */
export async function peopleOf(ports: PeoplePorts, body: readonly string[], withHead: boolean): Promise<Reminded[]> {
  const groups = body.map(groupsOfOpd);
  const operators = await usersInGroups(
    ports,
    groups.map(({ operator }) => operator),
  );
  const heads = await usersInGroups(
    ports,
    groups.flatMap(({ head }) => (withHead ? [head] : [])),
  );
  const people = new Map<string, Reminded>();
  for (const { sub, name } of operators) people.set(sub, { sub, name, role: 'operator' });
  for (const { sub, name } of heads) people.set(sub, { sub, name, role: 'head' });
  return [...people.values()];
}
