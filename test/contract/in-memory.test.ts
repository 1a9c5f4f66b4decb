import { noDesktop } from '../../main/router/desktop.ts';
import { createInMemoryClient } from '../../main/router/in-memory-client.ts';
import { createRouter } from '../../main/router/router.ts';
import { openTestLibrary } from '../support/test-library.ts';
import { contractSuite } from './contract-suite.ts';

contractSuite('in memory', async () => {
  const { library, mediaFolder, remove } = await openTestLibrary();
  return { client: createInMemoryClient(createRouter(library, noDesktop)), mediaFolder, close: remove };
});
