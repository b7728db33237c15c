export { mask } from '../lib/mask';
