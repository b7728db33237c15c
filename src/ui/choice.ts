/** One thing a reader can choose. */
export interface Choice<Key extends string = string> {
  readonly value: Key;
  readonly label: string;
  /** A second, quieter line where the control has room. */
  readonly note?: string;
  readonly disabled?: boolean;
  /** Choices with the same group stand together under it. */
  readonly group?: string;
}

/** Choices by group, in the order in which the groups first appear; those without one come first under ''. */
export function groupChoices<Key extends string>(
  choices: readonly Choice<Key>[],
): { readonly group: string; readonly choices: readonly Choice<Key>[] }[] {
  const groups = new Map<string, Choice<Key>[]>([['', []]]);
  for (const choice of choices) {
    const name = choice.group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), choice]);
  }
  return [...groups]
    .map(([group, members]) => ({ group, choices: members }))
    .filter((one) => one.choices.length);
}
