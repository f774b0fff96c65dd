import { sentBesides } from './sent-fields';

test('what was sent is called as the page called it', () => {
  const fields = { email: 'anna@example.org', first_name: 'Anna', message: 'Guten Tag' };
  const fieldLabels = { email: 'E-Mail', first_name: 'Vorname', message: 'Nachricht' };
  expect(sentBesides({ fields, fieldLabels })).toEqual([
    ['Vorname', 'Anna'],
    ['Nachricht', 'Guten Tag'],
  ]);
});

test('a field without label is called by its name', () => {
  const fields = { company: 'Muster', topic: 'Rosen' };
  expect(sentBesides({ fields, fieldLabels: { topic: '' } })).toEqual([
    ['company', 'Muster'],
    ['topic', 'Rosen'],
  ]);
});
