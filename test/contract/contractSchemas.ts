import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import checkLinkContract from './check-link.json' with { type: 'json' };
import createRoomsContract from './create-rooms.json' with { type: 'json' };
import getRecordContract from './get-record.json' with { type: 'json' };
import getRecordsMetaContract from './get-records-meta.json' with { type: 'json' };
import joinRoomContract from './join-room.json' with { type: 'json' };
import listProjectsContract from './list-projects.json' with { type: 'json' };
import updateRoomContract from './update-room.json' with { type: 'json' };

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
  RoomInfoResponse: accepts('RoomInfoResponse', checkLinkContract),
  UpdateRoomRequest: accepts('UpdateRoomRequest', updateRoomContract),
  ProjectResponse: accepts('ProjectResponse', listProjectsContract),
  DetailedReportResponse: accepts('DetailedReportResponse', getRecordContract),
  RecordMetaResponse: accepts('RecordMetaResponse', getRecordsMetaContract),
  RecordsMetaBatchResponse: accepts('RecordsMetaBatchResponse', getRecordsMetaContract),
};

/** Whether a text is a date and time as the contract means it. */
export const isDateTime: Accepts = ajv.compile({ type: 'string', format: 'date-time' });

function accepts(name: string, { components }: { components: object }): Accepts {
  return ajv.compile({ $ref: `#/components/schemas/${name}`, components });
}
