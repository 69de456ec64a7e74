/** A fault that a test puts into one call of a port, as a process killed or a service refusing at that very moment. */
export class InjectedFault extends Error {
  override name = 'InjectedFault';
}

export type FaultPlan = {
  /** Calls of all wrapped ports so far. */
  calls: number;
  /** The call that fails; none fails when it is undefined. */
  readonly failAt?: number;
  /**
   * `before`: the call has no effect. `after`: it has its effect, and the answer is lost. `killed`: as `after`, and no later call
   * of that process has an effect either.
   */
  readonly kind: 'before' | 'after' | 'killed';
};

/** The port with each call counted, and the one of the plan failing. */
export function faulty<P extends object>(port: P, plan: FaultPlan): P {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        plan.calls += 1;
        const { failAt = Number.POSITIVE_INFINITY, kind } = plan;
        const fails = plan.calls === failAt;
        if (fails && kind === 'before') throw new InjectedFault(`before ${String(name)}`);
        if (kind === 'killed' && plan.calls > failAt) throw new InjectedFault('the process is gone');
        const answer = await Reflect.apply(member, target, args);
        if (fails) throw new InjectedFault(`after ${String(name)}`);
        return answer;
      };
    },
  });
}
