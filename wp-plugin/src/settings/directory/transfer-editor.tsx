import { CheckboxControl, FormTokenField } from '@wordpress/components';
import { useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Country } from '../../bridge/directory-types';
import { fieldLabel, withTick } from './columns';
import { GrowingText } from './growing-text';
import { Suggestions } from './suggestions';
import type { EditorProps } from './text-editor';

/** Whether data goes to a third country; if so, to which, and what makes that lawful (Art. 30(1)(e), 44–49 GDPR). */
export function TransferEditor({ value, onChange, choices, hintId }: EditorProps): ReactNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const { thirdCountry = false, thirdCountries = [], safeguards = '' } = value;
  const put = (changed: EditorProps['value']): void =>
    onChange({ thirdCountry: true, thirdCountries, safeguards, ...changed });
  return (
    <>
      <CheckboxControl
        label={__('Data goes to a third country', 'kundenmeister-data-protection')}
        help={__('That is every country outside the EU and the EEA.', 'kundenmeister-data-protection')}
        checked={thirdCountry}
        onChange={(ticked) => onChange(withTick(value, ticked))}
        __nextHasNoMarginBottom
      />
      {thirdCountry && (
        <>
          <CountriesField
            codes={thirdCountries}
            countries={choices.countries.filter(({ adequacy }) => adequacy !== 'eea')}
            onChange={(codes) => put({ thirdCountries: codes })}
          />
          <Suggestions
            offered={choices.safeguards}
            text={safeguards}
            onChange={(text) => put({ safeguards: text })}
            field={field}
          >
            {(suggestionsId) => (
              <div>
                <span className="kmdp-editor-label" aria-hidden="true">
                  {fieldLabel('safeguards')}
                </span>
                <GrowingText
                  ref={field}
                  value={safeguards}
                  onChange={(text) => put({ safeguards: text })}
                  label={fieldLabel('safeguards')}
                  describedBy={`${hintId} ${suggestionsId}`}
                />
              </div>
            )}
          </Suggestions>
        </>
      )}
    </>
  );
}

interface CountriesFieldProps {
  codes: readonly string[];
  countries: readonly Country[];
  onChange: (codes: string[]) => void;
}

/** Countries by name, with what the Commission says of their protection. */
function CountriesField({ codes, countries, onChange }: CountriesFieldProps): ReactNode {
  const nameOf = (code: string): string => countries.find((country) => country.code === code)?.name ?? code;
  const codeOf = (name: string): string => countries.find((country) => country.name === name)?.code ?? name;
  return (
    <div>
      <FormTokenField
        label={fieldLabel('thirdCountries')}
        value={codes.map(nameOf)}
        suggestions={countries.map(({ name }) => name)}
        onChange={(tokens) => onChange(tokens.map((token) => codeOf(typeof token === 'string' ? token : token.value)))}
        __experimentalValidateInput={(input) => countries.some(({ name }) => name === input)}
        __experimentalRenderItem={({ item }) => <CountryOption country={countries.find(({ name }) => name === item)} />}
        __experimentalAutoSelectFirstMatch
        __experimentalExpandOnFocus={false}
        __experimentalShowHowTo={false}
        maxSuggestions={20}
        __next40pxDefaultSize
        __nextHasNoMarginBottom
      />
      <ul className="kmdp-adequacy">
        {codes.map((code) => (
          <li key={code}>
            {adequacyWords(
              countries.find((country) => country.code === code) ?? { code, name: code, adequacy: 'none' },
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CountryOption({ country }: { country: Country | undefined }): ReactNode {
  return (
    <>
      {country?.name}{' '}
      <small>
        {country?.adequacy === 'adequate'
          ? __('adequacy decision', 'kundenmeister-data-protection')
          : __('safeguards needed', 'kundenmeister-data-protection')}
      </small>
    </>
  );
}

function adequacyWords({ name, adequacy, note }: Country): string {
  if (adequacy === 'none') {
    return sprintf(
      /* translators: %s: name of a country. */
      __('%s: no adequacy decision, so safeguards are needed.', 'kundenmeister-data-protection'),
      name,
    );
  }
  return sprintf(
    note === undefined
      ? /* translators: %s: name of a country. */
        __('%s: the Commission has decided that protection is adequate.', 'kundenmeister-data-protection')
      : /* translators: 1: name of a country, 2: for whom alone it holds. */
        __('%1$s: protection is adequate by decision of the Commission, %2$s.', 'kundenmeister-data-protection'),
    name,
    note ?? '',
  );
}
