import type { ReadPage } from '@kundenmeister/core';
import type { Config } from '../config';
import { anywhere, publicInternet } from './fetch/page-address';
import { pageReader } from './fetch/page-reader';

/** Reads linked declarations from where the operator allows it. */
export function configuredPageReader({ allowPrivateDeclarations }: Pick<Config, 'allowPrivateDeclarations'>): ReadPage {
  return pageReader({ rules: allowPrivateDeclarations ? anywhere : publicInternet });
}
