/** Maps and boxes by name, for the forms: views reach analysis only through their kind. */
export { MAP_BINS, MAP_NAMES, type MapName } from '../../analysis/rfm/maps';
export type { Side } from '../../analysis/rfm/box';
