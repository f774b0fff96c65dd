import { contentNotice } from './content-notice';

describe('the notice of what a form is for', () => {
  it('says what the newsletter contains', () => {
    expect(contentNotice('newsletter', 'Gartentipps', 'de')).toBe('Der Newsletter enthält: Gartentipps.');
    expect(contentNotice('newsletter', ' Gardening\n tips. ', 'en')).toBe('The newsletter contains: Gardening tips.');
  });

  it('is empty without a topic', () => {
    expect(contentNotice('newsletter', '  ', 'de')).toBe('');
  });
});
