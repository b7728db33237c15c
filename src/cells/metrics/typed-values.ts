import { periodSpan } from '../../sql/metrics/periods';

/** Parts of what a reader typed: separated by commas, semicolons or line ends, blanks around them dropped. */
export function listFromText(text: string): string[] {
  return text
    .split(/[,\uFF0C、;\uFF1B\n]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Numbers as a reader types them; null where a part is none. */
export function numbersFromText(text: string): number[] | null {
  const numbers = listFromText(text).map(Number);
  return numbers.every(Number.isFinite) ? numbers : null;
}

/** Spend by period, one a line (`2024-05 = 12,000`); null where a line is none. */
export function spendFromText(text: string): Record<string, number> | null {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const entries = lines.map((line) => {
    const [period = '', amount = ''] = line.split(/[=\uFF1D:\uFF1A]/u).map((part) => part.trim());
    return [period, Number(amount.replaceAll(/[,\uFF0C\s¥\uFFE5]/gu, '')), amount] as const;
  });
  const good = entries.every(
    ([period, amount, typed]) =>
      periodSpan(period) !== null && typed !== '' && Number.isFinite(amount) && amount >= 0,
  );
  return good ? Object.fromEntries(entries.map(([period, amount]) => [period, amount])) : null;
}

/** Spend as a reader types it. */
export function spendToText(spend: Readonly<Record<string, number>>): string {
  return Object.entries(spend)
    .map(([period, amount]) => `${period} = ${amount}`)
    .join('\n');
}
