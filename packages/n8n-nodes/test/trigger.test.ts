// Loading n8n's engine takes longer than most of these do, so they share one.
import './trigger/failedPolls.ts';
import './trigger/testEvent.ts';
import './trigger/told.ts';
