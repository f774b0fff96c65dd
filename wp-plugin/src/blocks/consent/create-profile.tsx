import { Button, Notice, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { createProfile } from '../../bridge/client';
import { toProblem } from '../../bridge/problem';
import type { ConsentProfile, FormKind, Proposal, Site } from '../../bridge/types';
import { BoxPreview } from './box-preview';
import { purposeOf } from './fitting';
import { useProposal } from './use-proposal';

interface CreateProfileProps {
  kind: FormKind;
  site: Site;
  company: string;
  onCreated: (profile: ConsentProfile) => void;
}

function topicHelp(kind: FormKind): string {
  return kind === 'newsletter'
    ? __(
        'What will you write about? For example: offers and events of our garden centre.',
        'kundenmeister-data-protection',
      )
    : __('What is the data for? For example: answering your inquiry.', 'kundenmeister-data-protection');
}

/** Makes a consent text from our proposal where the form is built, showing what the visitor will read. */
export function CreateProfile({ kind, site, company, onCreated }: CreateProfileProps): ReactNode {
  const [topic, setTopic] = useState('');
  const [privacyUrl, setPrivacyUrl] = useState(site.privacyPolicyUrl);
  const [refusals, setRefusals] = useState<string[]>([]);
  const [isCreating, setIsCreating] = useState(false);
  const purpose = purposeOf(kind);
  const proposal = useProposal(purpose, topic, company, site.locale);

  const create = (proposed: Proposal): void => {
    setIsCreating(true);
    createProfile({
      description: topic.trim(),
      purpose,
      topic: topic.trim(),
      locale: site.locale,
      consentText: { mode: 'proposal' },
      cancelNotice: proposed.cancelNotice,
      privacyDeclaration: { mode: 'link', url: privacyUrl.trim() },
      checkboxActive: true,
      doubleOptIn: purpose === 'newsletter',
      forms: [],
    })
      .then(onCreated)
      .catch((thrown: unknown) => {
        const { message, fields } = toProblem(thrown);
        setRefusals(fields.length > 0 ? fields.map((field) => field.message) : [message]);
        setIsCreating(false);
      });
  };

  return (
    <div className="kmdp-consent-setup">
      <h3>{__('What may visitors agree to?', 'kundenmeister-data-protection')}</h3>
      <TextControl
        label={__('Topic', 'kundenmeister-data-protection')}
        help={topicHelp(kind)}
        value={topic}
        onChange={setTopic}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <TextControl
        label={__('Address of your privacy declaration', 'kundenmeister-data-protection')}
        help={__(
          'The page must be public and name Körbler GmbH as contract processor.',
          'kundenmeister-data-protection',
        )}
        type="url"
        value={privacyUrl}
        onChange={setPrivacyUrl}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      {proposal && (
        <>
          <p>
            <strong>{__('Visitors will read:', 'kundenmeister-data-protection')}</strong>
          </p>
          <BoxPreview
            text={proposal.text}
            cancelNotice={proposal.cancelNotice}
            declaration={privacyUrl.trim() === '' ? null : { mode: 'link', url: privacyUrl.trim() }}
          />
        </>
      )}
      {refusals.length > 0 && (
        <Notice status="error" isDismissible={false}>
          {refusals.map((refusal) => (
            <p key={refusal}>{refusal}</p>
          ))}
        </Notice>
      )}
      <Button
        variant="primary"
        disabled={proposal === null || privacyUrl.trim() === '' || isCreating}
        accessibleWhenDisabled
        isBusy={isCreating}
        onClick={() => proposal && create(proposal)}
        __next40pxDefaultSize
      >
        {__('Create consent text from our proposal', 'kundenmeister-data-protection')}
      </Button>
    </div>
  );
}
