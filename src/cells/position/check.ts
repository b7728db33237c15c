import { bestOf, leadOver } from '../../analysis/scoring/better';
import type { PositionOptions, Statement } from './options';
import type { BrandScores, Criterion, Distinct, Lead, StatementCheck, Unsupported } from './result';

/** A hair below the margin counts as reached: means of decimals are not exact. */
const HAIR = 1e-9;

type Judged = Pick<PositionOptions, 'margin' | 'abilities' | 'rivals'>;

/**
 * Whether a position differs and can be kept: it differs where we lead everybody we compare with by the margin on one
 * of the criteria it stands on; it can be kept where every ability it rests on is there in the measure it needs.
 */
export function checkStatement(
  statement: Statement,
  options: Judged,
  criteria: readonly Criterion[],
  brands: readonly BrandScores[],
): StatementCheck {
  const leads = statement.emphasis.flatMap((key) => {
    const at = criteria.findIndex((criterion) => criterion.key === key);
    const criterion = criteria[at];
    return criterion ? [leadOn(criterion, at, statement.against, brands)] : [];
  });
  return {
    leads,
    distinct: distinctBy(leads, options.margin),
    sameEmphasis: sameEmphasis(statement, options),
    unsupported: unsupported(statement, options),
  };
}

function leadOn(
  { key, better }: Criterion,
  at: number,
  against: readonly string[],
  brands: readonly BrandScores[],
): Lead {
  const own = brands.find((brand) => brand.own)?.scores[at] ?? null;
  const compared = brands.flatMap(({ name, own: ours, scores }) => {
    const score = scores[at] ?? null;
    const counts = !ours && (against.length === 0 || against.includes(name));
    return counts && score !== null ? [{ name, score }] : [];
  });
  const best = bestOf(
    compared.map(({ score }) => score),
    better,
  );
  return {
    key,
    own,
    best,
    leaders: compared.filter(({ score }) => score === best).map(({ name }) => name),
    lead: own === null || best === null ? null : leadOver(own, best, better),
  };
}

function distinctBy(leads: readonly Lead[], margin: number): Distinct {
  const measured = leads.flatMap(({ lead }) => lead ?? []);
  if (measured.length === 0) return 'unknown';
  return measured.some((lead) => lead > 0 && lead >= margin - HAIR) ? 'different' : 'same';
}

/** Rivals whose own position stands on the very same criteria, and is of the same type where that is known. */
function sameEmphasis(statement: Statement, { rivals }: Judged): string[] {
  const ours = [...new Set(statement.emphasis)].sort().join('\n');
  if (ours === '') return [];
  return rivals
    .filter(({ emphasis }) => [...new Set(emphasis)].sort().join('\n') === ours)
    .filter(({ type }) => type === null || type === statement.type)
    .map(({ name }) => name);
}

function unsupported({ rests_on }: Statement, { abilities }: Judged): Unsupported[] {
  return Object.entries(rests_on).flatMap(([name, needed]) => {
    const level = abilities.find(({ ability }) => ability === name)?.level ?? null;
    return level !== null && level >= needed ? [] : [{ ability: name, needed, level }];
  });
}
