import { post } from '@koerbler/kundenmeister-data-protection/directory/requests.js';

/**
 * Saves cells one by one, each with the revision that its editor saw. Saves of one cell follow each other, so that a person never
 * collides with their own earlier change; a collision with somebody else's is kept until the person decides.
 *
 * @param onState Called with (id, column, state): `saving`, `saved`, `failed` or `conflict`, with what was typed.
 */
export function cellSaves(onSaved, onState) {
  const queues = new Map();
  /** Revisions that one's own saves of a cell were answered with: nobody else changed it in between. */
  const own = new Map();

  async function send(id, column, cells, seen) {
    const key = `${id} ${column}`;
    try {
      const row = await post('change', { id, revision: Math.max(seen, own.get(key) ?? 0), cells });
      own.set(key, row.revision);
      onSaved(row);
      return { status: 'saved' };
    } catch (refusal) {
      return refusal.conflict
        ? { status: 'conflict', value: cells, seen, theirs: refusal.conflict.current, by: refusal.conflict.by }
        : { status: 'failed', value: cells, seen, message: refusal.message };
    }
  }

  return (id, column, cells, seen) => {
    const key = `${id} ${column}`;
    onState(id, column, { status: 'saving', value: cells });
    const turn = (queues.get(key) ?? Promise.resolve()).then(async () => {
      const state = await send(id, column, cells, seen);
      if (queues.get(key) === turn) {
        onState(id, column, state);
      }
    });
    queues.set(key, turn);
  };
}
