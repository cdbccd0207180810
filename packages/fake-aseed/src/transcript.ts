import type { Room } from './rooms.ts';

/** A line of what was said, as the API answers it. */
export interface TranscriptLine {
  readonly id: number;
  readonly is_respondent: boolean;
  readonly known_name: string;
  readonly speaker: string;
  readonly start_in_ms: number;
  readonly end_in_ms: number;
  readonly text: string;
}

const msPerCharacter = 60;
const pauseMs = 700;

/** What was said in the room's interview: questions about its topics, one a line of theirs, and answers. */
export function transcriptOf(room: Room): readonly TranscriptLine[] {
  const name = respondentName(room);
  return said(topicsOf(room), name).reduce<TranscriptLine[]>((lines, text, index) => {
    const start = (lines.at(-1)?.end_in_ms ?? 0) + pauseMs;
    const isRespondent = index % 2 === 1;
    return [
      ...lines,
      {
        id: index + 1,
        is_respondent: isRespondent,
        known_name: isRespondent ? name : '',
        speaker: isRespondent ? 'Speaker_B' : 'Speaker_A',
        start_in_ms: start,
        end_in_ms: start + text.length * msPerCharacter,
        text,
      },
    ];
  }, []);
}

/** What the respondent is called: by the e-mail address, the only thing that is known. */
export function respondentName({ respondent_email }: Room): string {
  const [first = ''] = (respondent_email ?? 'respondent').split(/[@.+_-]/);
  return first.charAt(0).toUpperCase() + first.slice(1);
}

function topicsOf({ topics_for_respondent }: Room): readonly [string, ...string[]] {
  const [first = 'your work', ...others] = (topics_for_respondent ?? '')
    .split('\n')
    .map((topic) => topic.trim())
    .filter(Boolean);
  return [first, ...others];
}

/** By turns, the interviewer first. */
const said = (topics: readonly [string, ...string[]], name: string): readonly string[] => [
  `Hello ${name}, thank you for your time. We will talk about ${topics.join(', ')}. Shall we begin?`,
  'Yes, I have half an hour.',
  `When did you last have to do with ${topics[0]}?`,
  'On Tuesday. I had planned ten minutes for it, and it became an hour, because I had to ask a colleague twice.',
  'What did you do after that?',
  'I wrote the steps into a spreadsheet, so that I find them the next time. I open it every week now.',
  `And if you could change one thing about ${topics.at(-1) ?? topics[0]}, what would it be?`,
  'I want to see at a glance what is still missing. Then I could finish it alone.',
];
