import { Button } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { messageAt } from '../../bridge/problem';
import type { Proposal } from '../../bridge/types';
import { SheetCard } from '../sheet-card';
import { TextField } from '../text-field';
import type { TextPartProps } from './about-card';
import { messageUnder } from './field-place';

/** Our proposal beside own words, and how one can cancel. */
export function WordsCard(props: TextPartProps & { proposal: Proposal | null }): ReactNode {
  const { draft, change, problem, proposal } = props;
  const isOwn = draft.textMode === 'own';
  const gap = messageAt(problem, '/consentText');
  const ownCancelNotice = draft.cancelNotice !== null && draft.cancelNotice !== proposal?.cancelNotice;
  return (
    <SheetCard title={__('The words', 'kundenmeister-data-protection')}>
      <fieldset className="kmdp-choice">
        <legend>{__('What stands beside the checkbox', 'kundenmeister-data-protection')}</legend>
        <div className="kmdp-choice-sides">
          <Side
            label={__('Our proposal', 'kundenmeister-data-protection')}
            isChosen={!isOwn}
            onChoose={() => change({ textMode: 'proposal' })}
          >
            <p className="kmdp-proposal" lang={draft.locale}>
              {proposal?.text ?? '…'}
            </p>
            {!isOwn && gap !== undefined && <p className="kmdp-field-error">{gap}</p>}
          </Side>
          <Side
            label={__('Own text', 'kundenmeister-data-protection')}
            isChosen={isOwn}
            onChoose={() => change({ textMode: 'own' })}
          >
            <TextField
              label={__('Own words', 'kundenmeister-data-protection')}
              help={__(
                'Name your company, the purpose, and that one can withdraw at any time.',
                'kundenmeister-data-protection',
              )}
              multiline
              rows={5}
              value={draft.ownText}
              onChange={(ownText) => change({ ownText, textMode: 'own' })}
              error={isOwn ? messageUnder(problem, '/consentText') : undefined}
              lang={draft.locale}
            />
            <Button
              variant="secondary"
              disabled={proposal === null}
              accessibleWhenDisabled
              onClick={() => proposal && change({ ownText: proposal.text, textMode: 'own' })}
              __next40pxDefaultSize
            >
              {__('Start from our proposal', 'kundenmeister-data-protection')}
            </Button>
          </Side>
        </div>
      </fieldset>
      <div className="kmdp-cancel">
        <TextField
          label={__('Notice on withdrawal', 'kundenmeister-data-protection')}
          help={__('Stands below the checkbox: that and how one can withdraw.', 'kundenmeister-data-protection')}
          multiline
          value={draft.cancelNotice ?? proposal?.cancelNotice ?? ''}
          onChange={(cancelNotice) => change({ cancelNotice })}
          error={messageAt(problem, '/cancelNotice')}
          lang={draft.locale}
        />
        {ownCancelNotice && proposal && (
          <Button variant="secondary" onClick={() => change({ cancelNotice: null })} __next40pxDefaultSize>
            {__('Take our proposal for the notice', 'kundenmeister-data-protection')}
          </Button>
        )}
      </div>
    </SheetCard>
  );
}

interface SideProps {
  label: string;
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Side({ label, isChosen, onChoose, children }: SideProps): ReactNode {
  const id = useId();
  return (
    <div className={`kmdp-choice-side ${isChosen ? 'is-chosen' : ''}`}>
      <p className="kmdp-choice-head">
        <input type="radio" id={id} name="kmdp-text-mode" checked={isChosen} onChange={onChoose} />
        <label htmlFor={id}>{label}</label>
      </p>
      {children}
    </div>
  );
}
