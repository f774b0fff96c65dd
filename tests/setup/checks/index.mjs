import { browser } from './browser.mjs';
import { format, lint, pluginTypes, setup, types, unit } from './javascript.mjs';
import { archive } from './package.mjs';
import { codingStandard, phpNetwork, phpOnMariaDb, phpOnSqlite, phpUnit, phpstan } from './php.mjs';
import { translation } from './translation.mjs';
import { typo3Browser, typo3Functional, typo3OnMariaDb, typo3Standard, typo3Types, typo3Unit } from './typo3.mjs';

/** All checks, the quick ones first. A check's `needs` are programs beyond Node.js; without them it is skipped. */
export const checks = [
  format,
  lint,
  types,
  pluginTypes,
  setup,
  unit,
  phpstan,
  codingStandard,
  phpUnit,
  phpOnMariaDb,
  phpOnSqlite,
  phpNetwork,
  translation,
  typo3Standard,
  typo3Unit,
  typo3Types,
  typo3Functional,
  typo3OnMariaDb,
  archive,
  browser,
  typo3Browser,
];
