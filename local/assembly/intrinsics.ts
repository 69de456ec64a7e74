import type { Json } from './template.ts';

/** What intrinsic functions may ask about: the resources, conditions, mappings and exports around a value. */
export type Scope = {
  /** `undefined` stands for AWS::NoValue. */
  readonly ref: (logicalId: string) => Json | undefined;
  readonly attribute: (logicalId: string, attribute: string) => Json;
  readonly condition: (name: string) => boolean;
  readonly mapped: (map: string, first: string, second: string) => Json;
  readonly imported: (exportName: string) => Json;
};

type Intrinsic = (argument: Json, scope: Scope) => Json | undefined;

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(text(argument)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...attribute] = typeof argument === 'string' ? argument.split('.') : texts(argument, scope);
    return scope.attribute(logicalId ?? '', attribute.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = list(argument);
    return texts(parts ?? null, scope).join(text(separator ?? null));
  },
  'Fn::Sub': (argument, scope) => substitute(argument, scope),
  'Fn::Select': (argument, scope) => {
    const [index, values] = list(argument);
    const chosen = list(resolved(values ?? null, scope))[Number(resolved(index ?? null, scope))];
    if (chosen === undefined) throw new Error(`Fn::Select picks nothing: ${JSON.stringify(argument)}`);
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, value] = list(argument);
    return text(resolved(value ?? null, scope)).split(text(separator ?? null));
  },
  'Fn::If': (argument, scope) => {
    const [name, whenTrue, whenFalse] = list(argument);
    return resolve((scope.condition(text(name ?? null)) ? whenTrue : whenFalse) ?? null, scope);
  },
  'Fn::ImportValue': (argument, scope) => scope.imported(text(resolved(argument, scope))),
  'Fn::FindInMap': (argument, scope) => {
    const [map, first, second] = texts(argument, scope);
    return scope.mapped(map ?? '', first ?? '', second ?? '');
  },
};

const conditions: Readonly<Record<string, (argument: Json, scope: Scope) => boolean>> = {
  Condition: (argument, scope) => scope.condition(text(argument)),
  'Fn::Equals': (argument, scope) => {
    const [left, right] = list(argument);
    return JSON.stringify(resolved(left ?? null, scope)) === JSON.stringify(resolved(right ?? null, scope));
  },
  'Fn::Not': (argument, scope) => !evaluateCondition(list(argument)[0] ?? null, scope),
  'Fn::And': (argument, scope) => list(argument).every((part) => evaluateCondition(part, scope)),
  'Fn::Or': (argument, scope) => list(argument).some((part) => evaluateCondition(part, scope)),
};

/**
 * The value with every intrinsic function replaced by what it stands for; `undefined` for AWS::NoValue.
 * Throws on an intrinsic that the laptop does not know (CloudFormation's "Intrinsic function reference").
 */
export function resolve(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) return value.map((entry) => resolve(entry, scope)).filter((entry) => entry !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::'))) {
    const intrinsic = intrinsics[only[0]];
    if (intrinsic === undefined) throw new Error(`The laptop does not know the intrinsic function ${only[0]}`);
    return intrinsic(only[1], scope);
  }
  const properties: Record<string, Json> = {};
  for (const [name, entry] of entries) {
    const result = resolve(entry, scope);
    if (result !== undefined) properties[name] = result;
  }
  return properties;
}

/** Whether a template's condition holds. Throws on a condition function that the laptop does not know. */
export function evaluateCondition(value: Json, scope: Scope): boolean {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const [only] = entries;
  const evaluate = only === undefined ? undefined : conditions[only[0]];
  if (only === undefined || evaluate === undefined) throw new Error(`The laptop does not know the condition ${JSON.stringify(value)}`);
  return evaluate(only[1], scope);
}

function substitute(argument: Json, scope: Scope): string {
  const [template, variables] = typeof argument === 'string' ? [argument, {}] : list(argument);
  const own = typeof variables === 'object' && variables !== null && !Array.isArray(variables) ? variables : {};
  return text(template ?? null).replace(/\$\{([^}]*)\}/g, (_match, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    const variable = own[name];
    if (variable !== undefined) return text(resolved(variable, scope));
    const [logicalId, ...attribute] = name.split('.');
    return text(attribute.length === 0 ? (scope.ref(name) ?? null) : scope.attribute(logicalId ?? '', attribute.join('.')));
  });
}

function resolved(value: Json, scope: Scope): Json {
  const result = resolve(value, scope);
  if (result === undefined) throw new Error('AWS::NoValue stands where a value is needed');
  return result;
}

function texts(value: Json, scope: Scope): readonly string[] {
  return list(resolved(value, scope)).map(text);
}

function list(value: Json): readonly Json[] {
  if (!Array.isArray(value)) throw new Error(`A list is needed, not ${JSON.stringify(value)}`);
  return value;
}

function text(value: Json): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`A text is needed, not ${JSON.stringify(value)}`);
}
