/** More columns than this are refused. */
export const MAX_COLUMNS = 5000;
