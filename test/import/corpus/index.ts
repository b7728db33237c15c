import { BOOK_FILES } from './books';
import type { DirtyFile } from './dirty-file';
import { ENCODING_FILES } from './encodings';
import { LAYOUT_FILES } from './layouts';
import { SYSTEM_FILES } from './systems';
import { VALUE_FILES } from './values';

/** Every dirty file, each with the table that must come of it. */
export const CORPUS: readonly DirtyFile[] = [
  ...ENCODING_FILES,
  ...LAYOUT_FILES,
  ...VALUE_FILES,
  ...BOOK_FILES,
  ...SYSTEM_FILES,
];
