import { useEffect, useRef, useState } from '@wordpress/element';
import { useBlocksOfForm } from './blocks';
import { slugOf, uniqueName } from './field-name';

/** What fields of all types have. */
export interface FieldAttributes {
  name: string;
  label: string;
  required: boolean;
  help: string;
  [other: string]: unknown;
}

/** The e-mail field's fixed name, which no other field may take. */
const reserved = 'email';

interface NamedField {
  clientId: string;
  attributes: FieldAttributes;
  setAttributes: (changed: Partial<FieldAttributes>) => void;
  defaultLabel: string;
}

/**
 * Gives a field a label and a name when it is inserted, and a copied field a name of its own.
 * The name follows the label only while the new field is open in this editor; stored data keeps its name for good.
 * Returns the setter for the label.
 */
export function useNamedField(field: NamedField): (label: string) => void {
  const { clientId, attributes, setAttributes, defaultLabel } = field;
  const others = useBlocksOfForm(clientId);
  const mine = others.findIndex((block) => block.clientId === clientId);
  const taken = others.filter((block) => block.clientId !== clientId).map(nameOf);
  const takenBefore = others.slice(0, Math.max(mine, 0)).map(nameOf);
  const isCopy = attributes.name !== '' && [reserved, ...takenBefore].includes(attributes.name);
  const [isNew, setIsNew] = useState(attributes.name === '');
  const nameFor = (label: string): string => uniqueName(slugOf(label), [reserved, ...taken]);

  const needsName = attributes.name === '' || isCopy;
  const give = useRef<() => void>(() => undefined);
  give.current = () => {
    const label = attributes.label === '' ? defaultLabel : attributes.label;
    setAttributes({ label, name: nameFor(label) });
    setIsNew(true);
  };
  useEffect(() => {
    if (needsName) {
      give.current();
    }
  }, [needsName]);

  return (label) => setAttributes(isNew && label.trim() !== '' ? { label, name: nameFor(label) } : { label });
}

function nameOf({ attributes: { name } }: { attributes: Record<string, unknown> }): string {
  return typeof name === 'string' ? name : '';
}
