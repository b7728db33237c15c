/** The columns that customers can be told apart by, for the forms of kinds that take several tables. */
export { customerColumns, type CustomerColumn } from '../sql/customers/columns';
