import { agreement } from '../../analysis/stats/adjustedRand';
import type { ComputeContext } from '../../model/cell';
import type { SegmentInfo } from '../../model/segmentation';
import type { CompareOptions } from './options';
import { agreementSql } from './query';
import type { AgreementResult, Segment } from './result';

interface Row {
  readonly first: string | null;
  readonly second: string | null;
  readonly customers: number;
}

/** How far a second segmentation puts the same customers together; null where they share none. */
export async function agree(
  { database, segmentation }: ComputeContext<CompareOptions>,
  first: string,
  second: string,
): Promise<AgreementResult | null> {
  const rows = await database.rows<Row>(agreementSql(first, second));
  const both = rows.filter((row) => row.first !== null && row.second !== null);
  const sum = (list: readonly Row[]) => list.reduce((total, { customers }) => total + customers, 0);
  if (both.length === 0) return null;
  const firsts = orderedKeys(
    segmentation(first).segments,
    both.flatMap((row) => row.first ?? []),
  );
  const seconds = orderedKeys(
    segmentation(second).segments,
    both.flatMap((row) => row.second ?? []),
  );
  const find = (a: string, b: string) =>
    both.find((row) => row.first === a && row.second === b)?.customers ?? 0;
  const counts = firsts.map((a) => seconds.map((b) => find(a, b)));
  const { ari, nmi, n } = agreement(counts);
  return {
    ...{ other: second, rows: firsts, counts, customers: n, ari, nmi },
    only_first: sum(rows.filter((row) => row.second === null)),
    only_second: sum(rows.filter((row) => row.first === null)),
    segments: seconds.map((key, j) =>
      segmentOf(
        segmentation(second).segments,
        key,
        j,
        counts.reduce((total, row) => total + (row[j] ?? 0), 0),
      ),
    ),
  };
}

/** Segments in the order of their ranks, then those that the descriptor does not know. */
export function orderedKeys(infos: readonly SegmentInfo[], found: readonly string[]): string[] {
  const there = new Set(found);
  const known = infos.map(({ segment }) => segment).filter((segment) => there.has(segment));
  const others = [...there].filter((segment) => !known.includes(segment)).sort();
  return [...known, ...others];
}

export function segmentOf(
  infos: readonly SegmentInfo[],
  key: string,
  at: number,
  customers: number,
): Segment {
  const info = infos.find(({ segment }) => segment === key);
  return {
    key,
    label_zh: info?.label_zh ?? key,
    label_en: info?.label_en ?? key,
    colour: info?.colour ?? (at % 8) + 1,
    customers,
  };
}
