/**
 * Lists of customers as they are handed over (`strategy` makes them, `kpi` measures by them): a table
 * `<cell>_<key>(customer, segment, label_zh, label_en, arm, …contacts)`, and `<cell>_lists(measure, customer, segment, arm)`
 * with all of them.
 */
export const ARMS = ['treated', 'control'] as const;
/** `treated`: handed over. `control`: kept out by a seeded hash of the customer, to measure by. */
export type Arm = (typeof ARMS)[number];
