const NARROWEST = 8;
const WIDEST = 48;

/** The width of a spreadsheet's column in characters: Chinese characters are two wide. */
export function columnWidth(heading: string, values: readonly string[]): number {
  const widest = values.reduce((most, value) => Math.max(most, textWidth(value)), textWidth(heading));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + 2));
}

function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return width;
}
