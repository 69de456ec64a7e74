const step = '  ';

/** JSON with a line for each member. Its numbers stay as they were written: parsed and written again, a long decimal would be another. */
export function indentedJson(json: string): string {
  let depth = 0;
  const line = (change = 0) => {
    depth += change;
    return `\n${step.repeat(depth)}`;
  };
  return json.replace(/"(?:[^"\\]|\\.)*"|[{[]\s*[}\]]|[{}[\],:]|\s+/g, (token) => {
    if (token === '{' || token === '[') return token + line(1);
    if (token === '}' || token === ']') return line(-1) + token;
    if (token === ',') return token + line();
    if (token === ':') return ': ';
    if (token.startsWith('"')) return token;
    return token.replace(/\s+/g, '');
  });
}
