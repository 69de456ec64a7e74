/** How a program asks for what the page shows: the same rows, in three languages. */
export function programCalls(address: string): readonly { readonly language: string; readonly text: string }[] {
  const quoted = `'${address.replaceAll("'", '%27')}'`;
  return [
    { language: 'curl', text: `curl ${quoted}` },
    { language: 'Python', text: `import requests\n\nrows = requests.get(${quoted}).json()['items']` },
    { language: 'JavaScript', text: `const answer = await fetch(${quoted});\nconst { items } = await answer.json();` },
  ];
}
