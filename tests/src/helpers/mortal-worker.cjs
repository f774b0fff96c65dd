/**
 * Loads the built core, says `ready`, and then does what it is told until it is killed: carries out deletion requests
 * (`erase`), deletes what is due by itself (`sweep`) or makes the day's backup (`back up`), again and again.
 */
const { resolve } = require('node:path');
const { Core } = require(resolve(__dirname, '../../../core/dist/index.js'));

const work = {
  erase: (core) => core.deletionRuns.run(),
  sweep: (core) => core.sweeps.run(),
  'back up': (core, places) => core.backups(places).daily.run(),
};

process.on('message', async ({ task, options, places }) => {
  const core = new Core(options);
  process.send('begun');
  for (;;) await work[task](core, places);
});
process.on('disconnect', () => process.exit());
process.send('ready');
