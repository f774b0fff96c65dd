import { Button, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { exportDirectory, exportFormats, type ExportFormat } from '../../bridge/directory-client';
import { toProblem, type Problem } from '../../bridge/problem';
import type { Locale } from '../../bridge/types';
import { ProblemNotice } from '../problem-notice';
import { saveAsFile } from '../save-as-file';
import { SheetCard } from '../sheet-card';

/** The whole directory as a file, for the authority or for further work. */
export function ExportCard({ locale }: { locale: Locale }): ReactNode {
  const [language, setLanguage] = useState<Locale | null>(null);
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const [saved, setSaved] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = (format: ExportFormat): void => {
    setBusy(format);
    setSaved('');
    setProblem(null);
    exportDirectory(format, language ?? locale)
      .then((file) => {
        saveAsFile(file);
        setSaved(file.fileName);
      })
      .catch((thrown: unknown) => setProblem(toProblem(thrown)))
      .finally(() => setBusy(null));
  };
  const words: Record<ExportFormat, string> = {
    pdf: __('PDF, to print and hand over', 'kundenmeister-data-protection'),
    xlsx: __('Excel (XLSX)', 'kundenmeister-data-protection'),
    csv: 'CSV',
    json: 'JSON',
  };
  return (
    <SheetCard title={__('Export', 'kundenmeister-data-protection')}>
      <div className="kmdp-stack">
        <p>
          {__(
            'PDF, Excel and JSON hold everything: controller, measures, and all rows with all columns. CSV holds the rows.',
            'kundenmeister-data-protection',
          )}
        </p>
        <SelectControl
          label={__('Language of headings and notes', 'kundenmeister-data-protection')}
          value={language ?? locale}
          options={[
            { value: 'de', label: 'Deutsch' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(next) => setLanguage(next)}
          __next40pxDefaultSize
          __nextHasNoMarginBottom
        />
        <div className="kmdp-buttons">
          {exportFormats.map((format) => (
            <Button
              key={format}
              variant={format === 'pdf' ? 'primary' : 'secondary'}
              onClick={() => save(format)}
              isBusy={busy === format}
              disabled={busy !== null}
              accessibleWhenDisabled
              __next40pxDefaultSize
            >
              {words[format]}
            </Button>
          ))}
        </div>
        <p role="status">
          {saved !== '' &&
            /* translators: %s: name of a file. */
            sprintf(__('Saved as %s.', 'kundenmeister-data-protection'), saved)}
        </p>
        {problem && <ProblemNotice problem={problem} />}
      </div>
    </SheetCard>
  );
}
