import { text } from '../../sql/sql';

/**
 * Closes every door of the engine before any file or text of a reader reaches it: it reads and writes only below
 * `folder`, loads nothing, and its settings cannot be changed back. The order matters: a locked engine takes no settings.
 */
export function lockStatements(folder: string): string[] {
  return [
    'SET autoinstall_known_extensions=false',
    'SET autoload_known_extensions=false',
    'SET preserve_insertion_order=true',
    `SET allowed_directories=[${text(folder)}]`,
    'SET enable_external_access=false',
    'SET lock_configuration=true',
  ];
}
