import { isCharacter, moved, stepped } from './grid-keys';

const shape = { rows: 30, columns: 10, isStacked: false };
const at = (row: number, column: number) => ({ row, column });
const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey });

describe('keys in the grid', () => {
  it.each([
    ['ArrowRight', false, at(5, 6)],
    ['ArrowLeft', false, at(5, 4)],
    ['ArrowUp', false, at(4, 5)],
    ['ArrowDown', false, at(6, 5)],
    ['PageDown', false, at(15, 5)],
    ['PageUp', false, at(0, 5)],
    ['Home', false, at(5, 0)],
    ['End', false, at(5, 9)],
    ['Home', true, at(0, 0)],
    ['End', true, at(29, 9)],
  ])('%s (with Ctrl: %s) leads to %o', (name, ctrl, to) => {
    expect(moved(at(5, 5), key(name, ctrl), shape)).toEqual(to);
  });

  it.each([
    ['ArrowLeft', at(0, 0)],
    ['ArrowUp', at(0, 0)],
    ['ArrowRight', at(29, 9)],
    ['ArrowDown', at(29, 9)],
    ['PageDown', at(29, 9)],
  ])('%s stops at the edge', (name, corner) => {
    expect(moved(corner, key(name), shape)).toEqual(corner);
  });

  it('go from cell to cell with up and down where rows are cards', () => {
    const cards = { ...shape, isStacked: true };
    expect(moved(at(1, 9), key('ArrowDown'), cards)).toEqual(at(2, 0));
    expect(moved(at(2, 0), key('ArrowUp'), cards)).toEqual(at(1, 9));
  });

  it('that do not move are left alone', () => {
    expect(['Tab', 'Enter', 'F2', 'a', 'Escape'].map((name) => moved(at(1, 1), key(name), shape))).toEqual(
      Array(5).fill(null),
    );
  });

  it('step over the ends of rows, but not of the grid', () => {
    expect(stepped(at(1, 9), 1, shape)).toEqual(at(2, 0));
    expect(stepped(at(0, 0), -1, shape)).toEqual(at(0, 0));
    expect(stepped(at(29, 9), 1, shape)).toEqual(at(29, 9));
  });

  it('that type begin to edit: also a sign of four bytes, but no command', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false };
    expect(['a', 'ß', '𝔘', ' '].every((typed) => isCharacter({ key: typed, ...plain }))).toBe(true);
    expect(['Enter', 'F2', 'Dead'].some((typed) => isCharacter({ key: typed, ...plain }))).toBe(false);
    expect(isCharacter({ key: 'c', ...plain, ctrlKey: true })).toBe(false);
  });
});
