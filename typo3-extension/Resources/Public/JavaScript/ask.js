import Modal from '@typo3/backend/modal.js';
import { SeverityEnum } from '@typo3/backend/enum/severity.js';

/**
 * Asks what the button's data attributes say (`data-kmdp-ask`, `-title`, `-yes`, `-no`).
 * Promises whether the answer was yes; the focus is back on the button then.
 */
export function confirmed(button) {
  const { kmdpAsk, kmdpTitle, kmdpYes, kmdpNo } = button.dataset;
  return new Promise((resolve) => {
    let answer = false;
    const modal = Modal.confirm(kmdpTitle, kmdpAsk, SeverityEnum.warning, [
      { text: kmdpNo, active: true, btnClass: 'btn-default', name: 'no' },
      { text: kmdpYes, btnClass: 'btn-danger', name: 'yes' },
    ]);
    modal.addEventListener('button.clicked', (event) => {
      answer = event.target.name === 'yes';
      modal.hideModal();
    });
    modal.addEventListener('typo3-modal-hidden', () => {
      button.focus();
      resolve(answer);
    });
  });
}
