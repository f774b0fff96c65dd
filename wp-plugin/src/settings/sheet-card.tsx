import { Card, CardBody, CardHeader } from '@wordpress/components';
import type { ReactNode } from 'react';

/** One topic of a sheet, under its own heading. */
export function SheetCard({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <Card className="kmdp-card">
      <CardHeader>
        <h2>{title}</h2>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Card>
  );
}
