/** After an error while rows were worked out nothing runs any more in its transaction: what ends it and begins the next. */
export function startAgain(): string {
  return 'ROLLBACK; BEGIN TRANSACTION';
}
