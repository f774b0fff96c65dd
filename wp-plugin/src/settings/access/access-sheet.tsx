import { useMemo, useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import { listBackups } from '../../bridge/backup-client';
import { useLoaded } from '../../bridge/use-loaded';
import { BackupsCard } from './backups-card';
import { RecoveryCard } from './recovery-card';
import { isRecoverable, squaresOf } from './squares';

/** The backups, what each means, and how to get lost rows back. */
export function AccessSheet(): ReactNode {
  const backups = useLoaded(listBackups);
  const { value } = backups;
  const squares = useMemo(() => squaresOf(value ?? [], new Date()), [value]);
  const [picked, setPicked] = useState<string | null>(null);
  const newest = squares.filter(isRecoverable).at(-1) ?? squares.at(-1);
  const wanted = squares.findIndex(({ date }) => date === (picked ?? newest?.date));
  const chosen = wanted === -1 ? squares.length - 1 : wanted;
  const square = squares[chosen];
  const recoverable = square && isRecoverable(square) ? square : newest;
  return (
    <div className="kmdp-sheet">
      <BackupsCard
        backups={backups}
        squares={squares}
        chosen={chosen}
        onChoose={(index) => setPicked(squares[index]?.date ?? null)}
      />
      {value && <RecoveryCard squares={squares} date={recoverable?.date ?? ''} onDate={setPicked} />}
    </div>
  );
}
