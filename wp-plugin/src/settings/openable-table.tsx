import { DataViews, type Field, type View } from '@wordpress/dataviews/wp';
import { useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import { useIsNarrow } from './use-is-narrow';

interface Identified {
  id: string;
}

interface OpenableTableProps<Item> {
  items: Item[];
  fields: Field<Item>[];
  /** Id of the field that names an item. */
  titleField: string;
  /** Ids of the others, in their order. */
  columns: string[];
  isLoading?: boolean;
  /** What stands there when there is nothing. */
  empty?: string;
  onOpen: (item: Item) => void;
}

/** Choosing an entry of the narrow list opens it, so nothing stays chosen. */
const nothing: string[] = [];

const layouts = { table: {}, list: {} };

/** All items it is given, as a table or, on a narrow screen, as a list; one opens on a click. */
export function OpenableTable<Item extends Identified>(props: OpenableTableProps<Item>): ReactNode {
  const { items, fields, titleField, columns, isLoading = false, empty, onOpen } = props;
  const isNarrow = useIsNarrow();
  const [view, setView] = useState<View>({
    type: 'table',
    titleField,
    fields: columns,
    page: 1,
    perPage: 200,
  });
  const open = (id: string | undefined): void => {
    const item = items.find((each) => each.id === id);
    if (item) {
      onOpen(item);
    }
  };
  return (
    <DataViews<Identified>
      data={items}
      fields={fields as unknown as Field<Identified>[]} // DataViews cannot be typed by a parameter; `items` go with `fields`
      view={isNarrow ? { ...view, type: 'list' } : view}
      onChangeView={setView}
      defaultLayouts={layouts}
      isLoading={isLoading}
      paginationInfo={{ totalItems: items.length, totalPages: 1 }}
      onClickItem={({ id }) => open(id)}
      selection={nothing}
      onChangeSelection={([chosen]) => open(chosen)}
      getItemId={(item) => item.id}
      {...(empty !== undefined && { empty: <p>{empty}</p> })}
    >
      <DataViews.Layout />
    </DataViews>
  );
}
