import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import createRoomsContract from './create-rooms.json' with { type: 'json' };
import joinRoomContract from './join-room.json' with { type: 'json' };

type Accepts = (value: unknown) => boolean;

const ajv = formats.default(new Ajv2020({ strict: false }));

/** Whether the contract's JSON Schemas accept a value, by the name of the schema. */
export const contractAccepts = {
  CreateRoomsRequest: accepts('CreateRoomsRequest', createRoomsContract),
  CreateRoomsResponse: accepts('CreateRoomsResponse', createRoomsContract),
  InterviewRoomResponse: accepts('InterviewRoomResponse', createRoomsContract),
  HTTPValidationError: accepts('HTTPValidationError', createRoomsContract),
  JoinRoomRequest: accepts('JoinRoomRequest', joinRoomContract),
  JoinRoomResponse: accepts('JoinRoomResponse', joinRoomContract),
};

/** Whether a text is a date and time as the contract means it. */
export const isDateTime: Accepts = ajv.compile({ type: 'string', format: 'date-time' });

function accepts(name: string, { components }: { components: object }): Accepts {
  return ajv.compile({ $ref: `#/components/schemas/${name}`, components });
}
