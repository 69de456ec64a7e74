/**
 * The first of the `known` codings among those that the client likes best (RFC 9110, 12.5.3); undefined where it names none of them, or likes another one better.
 * `*` names none: neither API Gateway nor CloudFront compresses for it.
 */
export function codingFor<Coding extends string>(acceptEncoding: string | undefined, known: readonly Coding[]): Coding | undefined {
  const weighed = (acceptEncoding ?? '').split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    return { name, weight: weight === undefined ? 1 : Number(weight) };
  });
  const highest = Math.max(...weighed.map(({ weight }) => weight));
  if (!(highest > 0)) return undefined;
  const liked = weighed.filter(({ weight }) => weight === highest).map(({ name }) => name);
  return known.find((coding) => liked.includes(coding));
}
