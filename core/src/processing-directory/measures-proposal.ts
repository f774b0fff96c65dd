import type { Locale } from '../runtime/locale';
import { measuresWords, sides } from './measures-words';

/**
 * A general description of measures for the controller to check and change: what Art. 32(1), (2) and (4) GDPR name, for its
 * own side and for its processor.
 */
export function proposeMeasures(locale: Locale): string {
  const { own, processor } = sides[locale];
  const paragraphs = measuresWords[locale].map((measure) =>
    [measure.heading, `${own}: ${measure.own}`, `${processor}: ${measure.processor}`].join('\n'),
  );
  return paragraphs.join('\n\n');
}

/** The processor's own measures, for its record (Art. 30(2)(d) GDPR). */
export function processorMeasures(locale: Locale): string {
  return measuresWords[locale].map(({ heading, processor }) => `${heading}\n${processor}`).join('\n\n');
}
