/** The least base of a statement: known for at least this share of a group, and for at least so many customers. */
export const LEAST_SHARE = 0.3;
export const LEAST_CUSTOMERS = 30;

export function isEnough(known: number, of: number): boolean {
  return known >= LEAST_CUSTOMERS && of > 0 && known / of >= LEAST_SHARE;
}
