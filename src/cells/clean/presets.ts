/** Where age bands begin unless the step says otherwise. */
export const AGE_CUTS: readonly number[] = [18, 25, 30, 35, 40, 50, 60];
