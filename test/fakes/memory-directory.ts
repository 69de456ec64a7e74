import type { Directory, DirectoryUser } from '../../functions/accounts/directory.port.ts';

type Kept = DirectoryUser & { readonly groups: readonly string[] };

/** A user pool in memory. `calls` are what was asked that changes something, in order; `failAt` makes the nth of them throw before it does anything. */
export type MemoryDirectory = Directory & {
  readonly users: Map<string, Kept>;
  readonly calls: string[];
  failAt: number | undefined;
  put(user: Partial<Kept> & { readonly sub: string }): void;
};

export function memoryDirectory(now: () => Date = () => new Date('2026-11-24T05:00:00.000Z')): MemoryDirectory {
  const users = new Map<string, Kept>();
  const byEmail = (email: string) => [...users.values()].find((user) => user.email === email);
  const withoutGroups = ({ groups: _groups, ...user }: Kept): DirectoryUser => user;
  const kept = (sub: string): Kept => {
    const user = users.get(sub);
    if (!user) throw new Error(`there is no user ${sub}`);
    return user;
  };
  return {
    users,
    calls: [],
    failAt: undefined,
    put(user) {
      const blank = { email: `${user.sub}@dinas.example`, name: user.sub, disabled: false, isInvited: false, groups: [] };
      users.set(user.sub, { ...blank, createdAt: now().toISOString(), ...user });
    },
    async create({ email, name }) {
      note(this, `create ${email}`);
      if (byEmail(email)) return 'exists';
      const user = { sub: `sub-${users.size + 1}`, email, name, disabled: false, isInvited: true, createdAt: now().toISOString() };
      users.set(user.sub, { ...user, groups: [] });
      return user;
    },
    async sendInvitation(email) {
      note(this, `invite ${email}`);
      if (!byEmail(email)?.isInvited) throw new Error('only who never signed in is invited again');
    },
    async get(sub) {
      const user = users.get(sub);
      return user && withoutGroups(user);
    },
    async find(email) {
      const user = byEmail(email);
      return user && withoutGroups(user);
    },
    async list(limit, cursor) {
      const from = cursor === undefined ? 0 : Number(cursor);
      if (!Number.isInteger(from)) return undefined;
      const all = [...users.values()].map(withoutGroups);
      const next = from + limit;
      return { users: all.slice(from, next), ...(next < all.length ? { next: String(next) } : {}) };
    },
    async listGroup(group, limit, cursor) {
      const from = cursor === undefined ? 0 : Number(cursor);
      if (!Number.isInteger(from)) return undefined;
      const all = [...users.values()].filter(({ groups }) => groups.includes(group)).map(withoutGroups);
      const next = from + limit;
      return { users: all.slice(from, next), ...(next < all.length ? { next: String(next) } : {}) };
    },
    async groupsOf(sub) {
      return [...kept(sub).groups];
    },
    async addToGroup(sub, group) {
      note(this, `add ${sub} ${group}`);
      users.set(sub, { ...kept(sub), groups: [...kept(sub).groups, group] });
    },
    async removeFromGroup(sub, group) {
      note(this, `remove ${sub} ${group}`);
      users.set(sub, { ...kept(sub), groups: kept(sub).groups.filter((one) => one !== group) });
    },
    async disable(sub) {
      note(this, `disable ${sub}`);
      users.set(sub, { ...kept(sub), disabled: true });
    },
    async enable(sub) {
      note(this, `enable ${sub}`);
      users.set(sub, { ...kept(sub), disabled: false });
    },
    async signOut(sub) {
      note(this, `sign out ${sub}`);
    },
  };
}

function note(directory: MemoryDirectory, call: string): void {
  if (directory.failAt === directory.calls.length + 1) throw new Error('the login service is away');
  directory.calls.push(call);
}
