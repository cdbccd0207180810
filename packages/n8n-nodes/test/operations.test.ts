// Loading n8n's engine takes longer than most of these do, so they share one.
import './operations/cancel.ts';
import './operations/checkLink.ts';
import './operations/create.ts';
import './operations/get.ts';
import './operations/getByRoom.ts';
import './operations/getMany.ts';
import './operations/getRecord.ts';
import './operations/join.ts';
import './operations/recordInvite.ts';
import './operations/update.ts';
import './operations/wait.ts';
