/* global document, location, parent, window, ResizeObserver -- runs in the browser */
/*
 * Runs in a form's page while another page shows it in a frame: tells that page, and no other, how high the form is, and
 * puts the focus on the answer after sending.
 */
(() => {
  const answer = document.querySelector('[data-focus]');
  answer?.focus({ preventScroll: true });

  const page = new URLSearchParams(location.search).get('page');
  if (parent === window || !page || !URL.canParse(page)) return;
  const { origin } = new URL(page);
  const tell = (more) => {
    const { height } = document.documentElement.getBoundingClientRect();
    parent.postMessage({ type: 'kundenmeister-form', height, title: document.title, ...more }, origin);
  };
  new ResizeObserver(() => tell()).observe(document.documentElement);
  if (answer) tell({ answered: true });
})();
