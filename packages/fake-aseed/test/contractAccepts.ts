import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { contract } from '../src/index.ts';

const ajv = formats.default(new Ajv2020({ strict: false }));
const { components } = contract;
const one = (name: string) => ajv.compile({ $ref: `#/components/schemas/${name}`, components });
const many = (name: string) =>
  ajv.compile({ type: 'array', items: { $ref: `#/components/schemas/${name}` }, components });

/** Whether the contract accepts an answer's body, by the operation. */
export const contractAccepts = {
  createRooms: one('CreateRoomsResponse'),
  listRooms: many('InterviewRoomResponse'),
  getRoom: one('InterviewRoomResponse'),
  updateRoom: one('InterviewRoomResponse'),
  checkLink: one('RoomInfoResponse'),
  joinRoom: one('JoinRoomResponse'),
  listProjects: many('ProjectResponse'),
  getRecord: one('DetailedReportResponse'),
  getRecordsMeta: one('RecordsMetaBatchResponse'),
};
