/** The blocks come from their block.json files as @wordpress/scripts finds them; the settings page is one entry more. */
const [scripts, modules] = require('@wordpress/scripts/config/webpack.config');

module.exports = [
  {
    ...scripts,
    entry: () => ({ ...scripts.entry(), 'settings/index': './src/settings/index.tsx' }),
    performance: { hints: false },
  },
  modules,
];
