// Loading Zapier's core takes longer than most of these do, so they share it.
import './steps/cancelRoom.ts';
import './steps/creates.ts';
import './steps/displayName.ts';
import './steps/errors.ts';
import './steps/findResult.ts';
import './steps/findRoom.ts';
import './steps/outcomeUnknown.ts';
import './steps/projectList.ts';
import './steps/stepTime.ts';
import './steps/triggers.ts';
import './steps/updateRoom.ts';
