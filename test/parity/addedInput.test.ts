import { createRooms, type Input } from '@aseed/shared';
import { fieldsFor } from '../../packages/n8n-nodes/nodes/Aseed/fields.ts';
import { inputFieldsFor } from '../../packages/zapier-app/src/inputFields.ts';

test('an input added to an endpoint is a field of both products without a line in either', () => {
  const accent: Input = { kind: 'text', label: 'Accent', help: 'How it sounds.', example: 'Irish', required: false };
  const inputs = { ...createRooms.inputs, accent };
  const n8n = fieldsFor(inputs).flatMap(({ options = [] }) => options);
  expect(n8n).toContainEqual(expect.objectContaining({ name: 'accent', displayName: 'Accent' }));
  expect(inputFieldsFor(inputs)).toContainEqual(expect.objectContaining({ key: 'accent', label: 'Accent' }));
});
