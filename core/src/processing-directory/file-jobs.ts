import type { Locale } from '../runtime/locale';
import { controllerDocument, processorDocument, type ProcessorRecord } from './export/document';
import { writeDocument, type ExportedFile, type ExportFormat } from './export/write-document';
import { readImport, type HeadingMapping, type ReadImport } from './import/read-import';
import type { ProcessingDirectory } from './types';

interface FileAsked {
  readonly format: ExportFormat;
  readonly locale: Locale;
  /** The day of the document, YYYY-MM-DD. */
  readonly date: string;
}

/**
 * What of the directory's files takes long, 5,000 rows several seconds: each needs nothing but its input, and so can run in
 * a thread. Bytes may be any `Uint8Array`, which is what a Buffer is on the other side of a thread.
 */
export const fileJobs = {
  async controllerFile({ directory, format, locale, date }: ControllerFileAsked): Promise<WrittenFile> {
    return writeDocument(controllerDocument(directory, locale, date), format);
  },
  async processorFile({ record, format, locale, date }: ProcessorFileAsked): Promise<WrittenFile> {
    return writeDocument(processorDocument(record, locale, date), format);
  },
  readImport: ({ content, mapping }: ImportAsked): Promise<ReadImport> => readImport(asBuffer(content), mapping),
};

interface ControllerFileAsked extends FileAsked {
  readonly directory: ProcessingDirectory;
}

interface ProcessorFileAsked extends FileAsked {
  readonly record: ProcessorRecord;
}

interface ImportAsked {
  readonly content: Uint8Array;
  readonly mapping: HeadingMapping;
}

export type WrittenFile = Omit<ExportedFile, 'content'> & { readonly content: Uint8Array };

export type FileJobs = typeof fileJobs;
export type FileJobName = keyof FileJobs;

/** Runs one of them for a tenant, or for the operator (the empty name). */
export type RunFileJob = <Name extends FileJobName>(
  owner: string,
  name: Name,
  input: Parameters<FileJobs[Name]>[0],
) => ReturnType<FileJobs[Name]>;

/** Runs it in the caller's thread: for a process that has nothing else to do. */
export const runFileJobHere: RunFileJob = (_owner, name, input) => jobOf(name)(input);

/** The job of a name, which the compiler cannot follow from the name to its input by itself. */
export function jobOf<Name extends FileJobName>(
  name: Name,
): (input: Parameters<FileJobs[Name]>[0]) => ReturnType<FileJobs[Name]> {
  return fileJobs[name] as never;
}

/** The same bytes, without a copy. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
