/** What an alpha is worth, by the usual marks. */
export function verdictOf(alpha: number | null): 'excellent' | 'good' | 'fair' | 'weak' | 'poor' | 'none' {
  if (alpha === null) return 'none';
  if (alpha >= 0.9) return 'excellent';
  if (alpha >= 0.8) return 'good';
  if (alpha >= 0.7) return 'fair';
  return alpha >= 0.6 ? 'weak' : 'poor';
}
