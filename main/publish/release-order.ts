import type { FileComparison } from './compare-files.ts';
import type { ReleaseChange } from './target.ts';

const isPage = (path: string): boolean => path.endsWith('.html');

/**
 * The order in which the files of a release take their places, so that at every instant each page that visitors can reach finds all
 * that it needs: what is at a new address first, then what replaces something, in the order of the site. Of what goes, pages go before
 * the pictures and scripts that only they need.
 */
export function releaseOrder({
  written,
  deleted,
  endangered,
}: Pick<FileComparison, 'written' | 'deleted' | 'endangered'>): Omit<ReleaseChange, 'manifest'> {
  const added: string[] = [];
  const changed: string[] = [];
  for (const { path } of written) (endangered.has(path) ? changed : added).push(path);
  return {
    added,
    changed,
    deleted: [...deleted.filter(isPage), ...deleted.filter((path) => !isPage(path))],
  };
}
