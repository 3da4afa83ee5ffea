import { expose } from 'comlink';
import { DiskShelf } from '../src/store/disk-shelf';
import { AnalysisSession } from './analysis-session';
import { browserEngines } from './browser-engines';
import { IdLists } from './id-lists';
import { ImportSession } from './import-session';

// One script for both of the page's workers, since most of it is the same: a worker's name says which door it opens.
expose(self.name === 'import' ? new ImportSession() : analysis());

function analysis(): AnalysisSession {
  const shelf = new DiskShelf();
  return new AnalysisSession(browserEngines(), new IdLists(shelf), shelf);
}
