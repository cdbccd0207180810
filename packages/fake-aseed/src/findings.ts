import type { TranscriptLine } from './transcript.ts';

/** One thing that Aseed found, with the lines that show it and how strongly they do. */
const finding = (lines: readonly TranscriptLine[], lineId: number, title: string, text: string) => ({
  title,
  text,
  dialog_examples: lines.filter(({ id }) => id === lineId).map(({ id, text: said }) => ({ id, text: said })),
  score: 4,
});

/** What Aseed would find in the transcript of the fake. */
export function insightsOf(lines: readonly TranscriptLine[]) {
  return {
    key_insights: [finding(lines, 4, 'It takes longer than planned', 'Ten minutes became an hour.')],
    barriers: [finding(lines, 4, 'Needs a colleague', 'The next step is known to somebody else only.')],
    engagements: [finding(lines, 6, 'Keeps notes', 'Writes the steps down and returns to them every week.')],
    expectations: [finding(lines, 8, 'See what is missing', 'One look is to show what is still to be done.')],
  };
}

/** Who the respondent of that name would be, by the transcript of the fake. */
export function profileOf(name: string, lines: readonly TranscriptLine[]) {
  return {
    general_info: {
      name,
      age: null,
      professional_experience: null,
      current_role: null,
      description: 'Does the task every week, between other work.',
    },
    goals: [finding(lines, 8, 'Finish alone', 'Wants to get it done without asking.')],
    motivations: [finding(lines, 6, 'Save time', 'Spends an hour once, so as not to spend it again.')],
    pain_points: [finding(lines, 4, 'Asking twice', 'Has to interrupt a colleague.')],
    emotions: [finding(lines, 4, 'Impatience', 'Had planned far less time.')],
    tools: [finding(lines, 6, 'Spreadsheet', 'Holds the steps.')],
  };
}
