/** Leaves room for other work of the page: what follows is a task of its own. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
