/** Whether a text begins as a JSON document of records does: an object, or an array of objects or rows. */
export function looksLikeJson(head: string): boolean {
  return /^\ufeff?\s*(\{\s*["}]|\[\s*[{[\]])/.test(head);
}
