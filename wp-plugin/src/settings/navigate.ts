/** The sheets of the settings page, by the names that stand in its address. */
export type SheetName = 'overview' | 'general' | 'texts' | 'forms' | 'consents' | 'directory' | 'deletions' | 'access';

/** Opens a sheet; on the sheet Forms, the form of this key. */
export type Navigate = (sheet: SheetName, formKey?: string) => void;
