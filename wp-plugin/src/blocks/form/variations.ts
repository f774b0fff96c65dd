import { __ } from '@wordpress/i18n';
import type { BlockVariation } from '@wordpress/blocks';
import type { FormKind } from '../../bridge/types';
import { emailLabel, messageLabel, nameLabel, sendLabel, subscribeLabel } from '../../editor/labels';

type Template = [name: string, attributes: Record<string, unknown>][];

const email = (): Template => [['kundenmeister/field-email', { label: emailLabel() }]];

/** The consent stays while the form stands: without it the bridge takes no data. */
const consent: Template = [['kundenmeister/consent', { lock: { remove: true } }]];

const submit = (label: string): Template => [['kundenmeister/submit', { label }]];

/** What a form of this kind starts with. */
export function templateOf(kind: FormKind): Template {
  switch (kind) {
    case 'newsletter':
      return [...email(), ...consent, ...submit(subscribeLabel())];
    case 'contact':
      return [
        ...email(),
        ['kundenmeister/field-text', { name: 'name', label: nameLabel() }],
        ['kundenmeister/field-textarea', { name: 'message', label: messageLabel(), required: true }],
        ...consent,
        ...submit(sendLabel()),
      ];
    case 'other':
      return [...email(), ...consent, ...submit(sendLabel())];
  }
}

/** The forms offered in the inserter. */
export function variations(): BlockVariation[] {
  const variation = (kind: FormKind, title: string, description: string, icon: string): BlockVariation => ({
    name: kind,
    title,
    description,
    icon,
    attributes: { kind },
    innerBlocks: templateOf(kind),
    isDefault: kind === 'other',
    isActive: ['kind'],
    scope: ['inserter', 'transform'],
  });
  return [
    variation(
      'other',
      __('Form', 'kundenmeister-data-protection'),
      __('E-mail address and consent; add the fields you need.', 'kundenmeister-data-protection'),
      'feedback',
    ),
    variation(
      'newsletter',
      __('Newsletter form', 'kundenmeister-data-protection'),
      __('Subscribing with the e-mail address, confirmed by mail.', 'kundenmeister-data-protection'),
      'email-alt',
    ),
    variation(
      'contact',
      __('Contact form', 'kundenmeister-data-protection'),
      __('E-mail address, name and message.', 'kundenmeister-data-protection'),
      'format-chat',
    ),
  ];
}
