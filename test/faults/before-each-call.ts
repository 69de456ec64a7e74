/** The port with `act` done before each of its calls. */
export function beforeEachCall<P extends object>(port: P, act: () => void | Promise<void>): P {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        await act();
        return Reflect.apply(member, target, args);
      };
    },
  });
}
