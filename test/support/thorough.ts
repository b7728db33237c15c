/** Whether the run has time for what other tests show too: `npm run fuzz` has it, `npm test` has not. */
export const THOROUGH = process.env.FUZZ_RUNS !== undefined;
