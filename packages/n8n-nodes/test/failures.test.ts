// Loading n8n's engine takes longer than most of these do, so they share one.
import './failures/badInput.ts';
import './failures/callsAtOnce.ts';
import './failures/continueOnFail.ts';
import './failures/otherVersion.ts';
import './failures/outcomeUnknown.ts';
import './failures/partialSuccess.ts';
import './failures/retryOnFail.ts';
import './failures/runAgain.ts';
import './failures/secrets.ts';
import './failures/stop.ts';
import './failures/waiting.ts';
