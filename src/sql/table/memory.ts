/** Bytes in use and the limit, from the engine's own books. */
export const MEMORY_QUERY = `SELECT sum(memory_usage_bytes)::DOUBLE AS used, current_setting('memory_limit') AS memory_limit
FROM duckdb_memory()`;
