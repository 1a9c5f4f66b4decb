import { startApp } from './start-app.tsx';
import { connect } from './transport/connect.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element with the id "root".');
await startApp(await connect(), root);
