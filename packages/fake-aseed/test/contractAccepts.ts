import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { contract } from '../src/index.ts';

const ajv = formats.default(new Ajv2020({ strict: false }));
const schema = (name: string) => ({ $ref: `#/components/schemas/${name}`, components: contract.components });

/** Whether the contract accepts an answer's body, by the operation. */
export const contractAccepts = {
  createRooms: ajv.compile(schema('CreateRoomsResponse')),
  listRooms: ajv.compile({
    type: 'array',
    items: { $ref: '#/components/schemas/InterviewRoomResponse' },
    components: contract.components,
  }),
  joinRoom: ajv.compile(schema('JoinRoomResponse')),
};
