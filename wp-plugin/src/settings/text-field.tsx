import { TextareaControl, TextControl } from '@wordpress/components';
import type { ReactNode } from 'react';

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  help?: string | undefined;
  /** Why the value was refused; shown instead of the help. */
  error?: string | undefined;
  type?: 'text' | 'email' | 'url' | 'password' | 'number';
  multiline?: boolean;
  rows?: number;
  /** Of the content, where it is not the page's. */
  lang?: string | undefined;
  autoComplete?: string;
}

/** A text field that carries its own error, as screen readers expect it. */
export function TextField(props: TextFieldProps): ReactNode {
  const { label, value, onChange, help, error, type = 'text', multiline = false, autoComplete = 'off' } = props;
  const { rows = 3, lang } = props;
  const common = {
    label,
    value,
    onChange,
    help: error === undefined ? help : <span className="kmdp-field-error">{error}</span>,
    className: error === undefined ? '' : 'kmdp-has-error',
    'aria-invalid': error !== undefined,
    autoComplete,
    ...(lang === undefined ? {} : { lang }),
    __nextHasNoMarginBottom: true as const,
  };
  return multiline ? (
    <TextareaControl {...common} rows={rows} />
  ) : (
    <TextControl {...common} type={type} __next40pxDefaultSize />
  );
}
