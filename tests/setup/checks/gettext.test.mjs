import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue, untranslated } from './gettext.mjs';

const template = readCatalogue('msgid "Send"\nmsgstr ""\n\nmsgctxt "verb"\nmsgid "Send"\nmsgstr ""\n');

test('a text that has a translation is not reported', () => {
  const german = readCatalogue('msgid "Send"\nmsgstr "Senden"\n\nmsgctxt "verb"\nmsgid ""\n"Send"\nmsgstr "Senden"\n');
  assert.deepEqual(untranslated(template, german), []);
});

test('an empty, a fuzzy and an absent translation are reported', () => {
  const german = readCatalogue('#, fuzzy\nmsgid "Send"\nmsgstr "Senden"\n');
  assert.deepEqual(untranslated(template, german), ['Send', 'Send']);
});

test('a plural is translated only when each of its forms is', () => {
  const plural = readCatalogue('msgid "%d day"\nmsgid_plural "%d days"\nmsgstr[0] "%d Tag"\nmsgstr[1] ""\n');
  assert.deepEqual(untranslated(plural, plural), ['%d day']);
});
