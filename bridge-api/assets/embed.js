/* global document, location, addEventListener -- runs in the browser */
/*
 * Shows a form of KundenMeister in this page:
 *
 *   <script src="https://BRIDGE/embed.js" data-form="company/form" async></script>
 *
 * It puts an iframe behind itself and makes it as high as the form. It sets no cookie, stores nothing, measures nothing
 * and loads nothing else. The form is told the address of this page, without query and fragment, for the proof of consent.
 * Optional: data-lang="de" or "en" (else the language of this page), data-title (what screen readers call the frame until
 * the form has told its own title). Without script nothing is shown: put a link to https://BRIDGE/f/company/form into
 * <noscript>.
 */
(() => {
  const script = document.currentScript;
  const form = /^([^/]+)\/([^/]+)$/.exec(script?.dataset.form ?? '');
  if (!form) {
    console.error('KundenMeister: data-form="company/form" is missing.');
    return;
  }
  const lang = (script.dataset.lang ?? document.documentElement.lang).slice(0, 2).toLowerCase();
  const german = lang !== 'en';
  const address = new URL(`f/${encodeURIComponent(form[1])}/${encodeURIComponent(form[2])}`, script.src);
  address.searchParams.set('embed', '1');
  address.searchParams.set('page', location.origin + location.pathname);
  if (lang === 'de' || lang === 'en') address.searchParams.set('lang', lang);

  const frame = document.createElement('iframe');
  frame.src = address.href;
  frame.title = script.dataset.title ?? (german ? 'Formular' : 'Form');
  frame.referrerPolicy = 'no-referrer';
  Object.assign(frame.style, { display: 'block', width: '100%', height: '40rem', border: '0' });
  script.after(frame);

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== address.origin || data?.type !== 'kundenmeister-form') return;
    if (data.height > 0 && data.height < 20000) frame.style.height = `${Math.ceil(data.height)}px`;
    if (typeof data.title === 'string') frame.title = data.title.slice(0, 200);
    if (data.answered === true && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  });
})();
