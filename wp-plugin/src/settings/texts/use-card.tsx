import { CheckboxControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { SheetCard } from '../sheet-card';
import type { TextPartProps } from './about-card';
import { messageUnder } from './field-place';
import { GroupChoice } from './group-choice';
import { isConfirmationFixed } from './text-draft';
import type { TextsGround } from './use-texts-ground';

/** Where the text is shown and what follows from a tick. */
export function UseCard({ draft, change, problem, ground }: TextPartProps & { ground: TextsGround }): ReactNode {
  const isFixed = isConfirmationFixed(draft.purpose);
  return (
    <SheetCard title={__('Where and how', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        <ToggleControl
          label={__('Checkbox is active', 'kundenmeister-data-protection')}
          help={__(
            'While it is off, no form shows it; a form that needs it takes no data.',
            'kundenmeister-data-protection',
          )}
          checked={draft.checkboxActive}
          onChange={(checkboxActive) => change({ checkboxActive })}
          __nextHasNoMarginBottom
        />
        <ToggleControl
          label={__('Confirmation by e-mail (double opt-in)', 'kundenmeister-data-protection')}
          help={
            isFixed
              ? __(
                  'Always on for a newsletter: otherwise anyone could sign up someone else, and you could not prove the consent.',
                  'kundenmeister-data-protection',
                )
              : __(
                  'The consent counts only once the person has clicked the link in a mail.',
                  'kundenmeister-data-protection',
                )
          }
          checked={isFixed || draft.doubleOptIn}
          disabled={isFixed}
          onChange={(doubleOptIn) => change({ doubleOptIn })}
          __nextHasNoMarginBottom
        />
        <FormsChoice draft={draft} change={change} problem={problem} ground={ground} />
        <GroupChoice draft={draft} change={change} problem={problem} known={ground.groups} />
      </div>
    </SheetCard>
  );
}

function FormsChoice({ draft, change, problem, ground }: TextPartProps & { ground: TextsGround }): ReactNode {
  const error = messageUnder(problem, '/forms');
  const choose = (formKey: string, isChosen: boolean): void =>
    change({ forms: isChosen ? [...draft.forms, formKey] : draft.forms.filter((key) => key !== formKey) });
  return (
    <fieldset className="kmdp-forms-choice">
      <legend>{__('Forms that show this text', 'kundenmeister-data-protection')}</legend>
      {ground.forms.length === 0 && (
        <p>
          {__(
            'There is no form yet. Add the block “Newsletter form” or “Contact form” to a page and choose this text there.',
            'kundenmeister-data-protection',
          )}{' '}
          <a href="post-new.php?post_type=page">{__('Create a page', 'kundenmeister-data-protection')}</a>
        </p>
      )}
      {ground.forms.map(({ formKey, title, pageUrl }) => (
        <CheckboxControl
          key={formKey}
          label={title}
          help={pageUrl}
          checked={draft.forms.includes(formKey)}
          onChange={(isChosen) => choose(formKey, isChosen)}
          __nextHasNoMarginBottom
        />
      ))}
      {error !== undefined && <p className="kmdp-field-error">{error}</p>}
    </fieldset>
  );
}
