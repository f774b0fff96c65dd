/**
 * The blocks come from their block.json files as @wordpress/scripts finds them; the settings page and the check
 * before publishing are entries of their own.
 */
const [scripts, modules] = require('@wordpress/scripts/config/webpack.config');

module.exports = [
  {
    ...scripts,
    entry: () => ({
      ...scripts.entry(),
      'settings/index': './src/settings/index.tsx',
      'publish-check/index': './src/publish-check/index.ts',
    }),
    performance: { hints: false },
  },
  modules,
];
