import { invalid, okIfReadable, refusal, type Answer } from '../answers.ts';
import { detailedAt, metaAt, type InterviewRecord } from '../records.ts';
import type { State } from '../state.ts';

/** Answers a record with what it holds so far. */
export function getRecord({ records, now }: State, recordId: string): Answer {
  const record = recordOf(records, recordId);
  return record ? okIfReadable(detailedAt(record, now())) : refusal(404, 'Record not found');
}

const isUuid = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** Answers how far the records are whose ids are given, parted by commas. Of ids that lead to none it says nothing. */
export function getRecordsMeta({ records, now }: State, commaSeparated: string): Answer {
  const ids = commaSeparated.split(',');
  const bad = ids.filter((id) => !isUuid(id));
  if (bad.length > 0)
    return invalid(
      ...bad.map((input) => ({
        type: 'uuid_parsing',
        loc: ['query', 'ids'],
        msg: 'Input should be a valid UUID',
        input,
      })),
    );
  const found = ids.flatMap((id) => recordOf(records, id) ?? []);
  return okIfReadable({ records: Object.fromEntries(found.map((record) => [record.id, metaAt(record, now())])) });
}

/** A UUID may come in capitals. */
function recordOf(records: readonly InterviewRecord[], recordId: string): InterviewRecord | undefined {
  return records.find(({ id }) => id === recordId.toLowerCase());
}
