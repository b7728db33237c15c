/** Names by key as a reader types them, one `key: name` a line; undefined where there are none. Other lines are passed over. */
export function namesFromText(text: string): Record<string, string> | undefined {
  const entries = text.split('\n').flatMap((line) => {
    const [, key, name] = /^\s*([a-z][a-z0-9_]*)\s*[:\uFF1A]\s*(\S.*?)\s*$/u.exec(line) ?? [];
    return key === undefined || name === undefined ? [] : [[key, name] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** Names by key as a reader types them. */
export function namesToText(names: Readonly<Record<string, string>>): string {
  return Object.entries(names)
    .map(([key, name]) => `${key}: ${name}`)
    .join('\n');
}
