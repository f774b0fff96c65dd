import fc from 'fast-check';
import { plainText } from './plain-text';

describe('the words of a page', () => {
  it.each([
    ['<p>Eins</p><p>Zwei</p>', 'Eins\n\nZwei'],
    ['<ul><li>Eins<li>Zwei</ul>', 'Eins\n\nZwei'],
    ['<table><tr><td>Eins<td>Zwei</table>', 'Eins\n\nZwei'],
    ['Eins<br>Zwei', 'Eins Zwei'],
    ['Auftrags<wbr>verarbeiter und <b>Kör</b>bler', 'Auftragsverarbeiter und Körbler'],
    ['K&ouml;rbler&nbsp;GmbH &amp; Co &#8222;x&#x201c; &eacute;', 'Körbler GmbH & Co „x“ é'],
    ['a &lt;b&gt; c', 'a <b> c'],
    ['3 < 4 und 5 > 4', '3 < 4 und 5 > 4'],
    ['Eins<!-- Zwei -->Drei', 'EinsDrei'],
    ['<script>Eins</script>Zwei<style>p{}</style>', 'Zwei'],
    ['<SCRIPT>"</scr" + "ipt>"</SCRIPT>Zwei', 'Zwei'],
    ['<head><title>Eins</title></head><body>Zwei</body>', 'Zwei'],
    ['<template><p>Eins</p></template>Zwei', 'Zwei'],
    ['<svg><text>Eins</text></svg>Zwei', 'Zwei'],
    ['<a title="Eins > Zwei" href=x>Drei</a>', 'Drei'],
    ['Eins</p>Zwei', 'Eins\n\nZwei'],
    ['<p>Eins <b>Zwei', 'Eins Zwei'],
    ['Eins <Zwei, drei', 'Eins <Zwei, drei'],
    ['<head><meta charset=utf-8><title>Eins</title><body>Zwei', 'Zwei'],
    ['<svg width=1 />Eins', 'Eins'],
    ['<svg><svg></svg>Eins</svg>Zwei', 'Zwei'],
    ['<!doctype html><html><body><h1>Eins</h1>Zwei', 'Eins\n\nZwei'],
    ['', ''],
  ])('%j are %j', (markup, words) => {
    expect(plainText(markup)).toBe(words);
  });

  it('are those of a text without markup, but for blanks', () => {
    const word = fc.stringMatching(/^[A-Za-zäöü.,]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), (words) => {
        expect(plainText(words.join('  '))).toBe(words.join(' '));
      }),
    );
  });

  it('are found at once, however odd a long page is', () => {
    const start = performance.now();
    for (const odd of ['<div>', '<b>', '<template>', '<a href="', '<!--', '&amp', '<svg>', '</p>', '<script>'])
      plainText(odd.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
