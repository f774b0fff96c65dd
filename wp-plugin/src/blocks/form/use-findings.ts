import { useSelect } from '@wordpress/data';
import type { Finding } from '../../bridge/types';
import { formCheckStore, type FormCheckSelectors } from '../../editor/form-check-store';

const nothing: Finding[] = [];

/** What is wrong with the form as it is in the editor now, published or not. */
export function useFindings(formKey: string): Finding[] {
  return useSelect(
    (select) => (select(formCheckStore) as FormCheckSelectors | undefined)?.getFindings(formKey) ?? nothing,
    [formKey],
  );
}
