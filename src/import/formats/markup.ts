/** Whether a text is a web page with a table, or a workbook in Office's XML of 2003. */
export function isMarkupTable(head: string): boolean {
  if (!/^\s*<(\?xml|!doctype html|html|head|meta|style|body|table|div)\b/i.test(head)) return false;
  return /<table[\s>]/i.test(head) || head.includes('urn:schemas-microsoft-com:office:spreadsheet');
}
