import { __ } from '@wordpress/i18n';

/** The words a new block starts with, in the editor's language; the author may change them. */
export const emailLabel = (): string => __('E-mail address', 'kundenmeister-data-protection');
export const textLabel = (): string => __('Text', 'kundenmeister-data-protection');
export const longTextLabel = (): string => __('Long text', 'kundenmeister-data-protection');
export const choiceLabel = (): string => __('Choice', 'kundenmeister-data-protection');
export const nameLabel = (): string => __('Name', 'kundenmeister-data-protection');
export const messageLabel = (): string => __('Message', 'kundenmeister-data-protection');
export const subscribeLabel = (): string => __('Subscribe', 'kundenmeister-data-protection');
export const sendLabel = (): string => __('Send', 'kundenmeister-data-protection');
