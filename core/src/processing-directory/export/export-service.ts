import type { Locale } from '../../runtime/locale';
import { processor } from '../../tenants/processor';
import type { TenantService } from '../../tenants/tenant-service';
import { isThirdCountry } from '../countries';
import type { DirectoryService } from '../directory-service';
import { processorMeasures } from '../measures-proposal';
import type { ProcessorParticulars } from '../processor-particulars';
import { asBuffer, type RunFileJob, type WrittenFile } from '../file-jobs';
import type { ProcessorRecordEntry } from './document';
import type { ExportedFile, ExportFormat } from './write-document';

export const exportViews = ['controller', 'processor'] as const;
export type ExportView = (typeof exportViews)[number];

/** Records of processing activities as files: the controller's (Art. 30(1) GDPR) and the processor's (Art. 30(2)). */
export class DirectoryExportService {
  constructor(
    private readonly directory: Pick<DirectoryService, 'get' | 'today'>,
    private readonly tenants: Pick<TenantService, 'list'>,
    private readonly runFileJob: RunFileJob,
    private readonly particulars: ProcessorParticulars = {},
  ) {}

  /** One controller's directory. Throws `files-busy` and `export-too-large`, as does the next. */
  async controllerFile(tenantId: string, format: ExportFormat, locale: Locale): Promise<ExportedFile> {
    const directory = await this.directory.get(tenantId, locale);
    const asked = { format, locale, date: this.directory.today() };
    return exported(await this.runFileJob(tenantId, 'controllerFile', { directory, ...asked }));
  }

  /** The processor's record for one controller, or for all. */
  async processorFile(format: ExportFormat, locale: Locale, tenantId?: string): Promise<ExportedFile> {
    const ids = tenantId === undefined ? (await this.tenants.list()).map(({ id }) => id) : [tenantId];
    const { safeguards, ...contact } = this.particulars;
    const entries: ProcessorRecordEntry[] = [];
    for (const id of ids) entries.push(await this.entry(id, locale, safeguards));
    const record = { processor: { name: processor().name, ...contact }, entries, measures: processorMeasures(locale) };
    const asked = { format, locale, date: this.directory.today() };
    return exported(await this.runFileJob(tenantId ?? '', 'processorFile', { record, ...asked }));
  }

  /** What KundenMeister does for this controller: the activities of its contact groups. */
  private async entry(tenantId: string, locale: Locale, safeguards?: string): Promise<ProcessorRecordEntry> {
    const { controller, activities } = await this.directory.get(tenantId, locale);
    const thirdCountries = processor()
      .subProcessors.map(({ country }) => country)
      .filter(isThirdCountry);
    const categories = activities.filter(({ source }) => source === 'contact-group').map(({ name }) => name);
    if (thirdCountries.length === 0) return { controller, categories, thirdCountry: false };
    const transfer = { thirdCountry: true, thirdCountries, ...(safeguards !== undefined && { safeguards }) };
    return { controller, categories, ...transfer };
  }
}

function exported(file: WrittenFile): ExportedFile {
  return { ...file, content: asBuffer(file.content) };
}
