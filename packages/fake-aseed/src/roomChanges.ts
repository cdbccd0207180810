const texts = ['research_goals_override', 'interview_guide_override', 'topics_for_respondent', 'display_name'] as const;

type Text = (typeof texts)[number];

/** What an update may ask for, as the contract has it. Null changes nothing; a flag clears, whatever text stands beside it. */
export type RoomChanges = { readonly [Name in Text]?: string | null } & {
  readonly [Name in Text as `clear_${Name}`]?: boolean;
} & { readonly max_duration_minutes?: number | null; readonly expires_at?: string | null };

/** The fields of a room that change, with what they become. */
export function fieldsOf(changes: RoomChanges): object {
  const { max_duration_minutes, expires_at } = changes;
  const given = texts.map((name) => [name, changes[name]] as const).filter(([, text]) => typeof text === 'string');
  const cleared = texts.filter((name) => changes[`clear_${name}`]).map((name) => [name, null] as const);
  return {
    ...(typeof max_duration_minutes === 'number' && { max_duration_minutes }),
    ...(typeof expires_at === 'string' && { expires_at: new Date(expires_at).toISOString() }),
    ...Object.fromEntries([...given, ...cleared]),
  };
}
