/** What a path leads to: a resource's template path, its path parameters (decoded), and its methods. */
export type Match<Method> =
  | {
      readonly kind: 'found';
      readonly resource: string;
      readonly pathParameters: Readonly<Record<string, string>>;
      readonly methods: ReadonlyMap<string, Method>;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

type Node<Method> = {
  readonly literal: Map<string, Node<Method>>;
  readonly methods: Map<string, Method>;
  resource: string;
  parameter?: { readonly name: string; readonly node: Node<Method> };
  greedy?: { readonly name: string; readonly node: Node<Method> };
};

/**
 * Routes as a REST API does: the whole path, exact in case, one segment for `{name}`, one or more for `{name+}`; a literal
 * segment goes before a parameter. A path with a slash at its end is another path. Parameters are decoded once;
 * what does not decode is malformed.
 */
export function routeTree<Method extends { readonly path: string; readonly httpMethod: string }>(
  methods: readonly Method[],
): (rawPath: string) => Match<Method> {
  const root = emptyNode<Method>();
  for (const method of methods) {
    const node = segmentsOf(method.path).reduce(child, root);
    node.resource = method.path;
    node.methods.set(method.httpMethod, method);
  }
  return (rawPath) => {
    const found = search(root, segmentsOf(rawPath), 0, []);
    if (found === undefined || found.node.methods.size === 0) return { kind: 'missing' };
    try {
      const pathParameters = Object.fromEntries(found.parameters.map(([name, value]) => [name, decodeURIComponent(value)]));
      return { kind: 'found', resource: found.node.resource, pathParameters, methods: found.node.methods };
    } catch {
      return { kind: 'malformed' };
    }
  };
}

function emptyNode<Method>(): Node<Method> {
  return { literal: new Map(), methods: new Map(), resource: '' };
}

function segmentsOf(path: string): readonly string[] {
  return path === '/' ? [] : path.slice(1).split('/');
}

function child<Method>(node: Node<Method>, segment: string): Node<Method> {
  const [, name, plus] = /^\{([^+}]+)(\+?)\}$/.exec(segment) ?? [];
  if (name === undefined) {
    const next = node.literal.get(segment) ?? emptyNode<Method>();
    node.literal.set(segment, next);
    return next;
  }
  if (plus === '+') {
    node.greedy ??= { name, node: emptyNode<Method>() };
    return node.greedy.node;
  }
  node.parameter ??= { name, node: emptyNode<Method>() };
  if (node.parameter.name !== name) throw new Error(`Two names for one path parameter: ${node.parameter.name} and ${name}`);
  return node.parameter.node;
}

type Found<Method> = { readonly node: Node<Method>; readonly parameters: readonly (readonly [string, string])[] };

function search<Method>(
  node: Node<Method>,
  segments: readonly string[],
  index: number,
  parameters: readonly (readonly [string, string])[],
): Found<Method> | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.methods.size > 0 ? { node, parameters } : undefined;
  const literal = node.literal.get(segment);
  const byLiteral = literal === undefined ? undefined : search(literal, segments, index + 1, parameters);
  if (byLiteral !== undefined || segment === '') return byLiteral;
  const { parameter, greedy } = node;
  const byParameter =
    parameter === undefined ? undefined : search(parameter.node, segments, index + 1, [...parameters, [parameter.name, segment]]);
  if (byParameter !== undefined) return byParameter;
  return greedy === undefined
    ? undefined
    : { node: greedy.node, parameters: [...parameters, [greedy.name, segments.slice(index).join('/')]] };
}
