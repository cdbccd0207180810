/** What must turn up in no error, no message and no log. */
export const planted = {
  apiToken: 'planted-7f3a-for-the-bearer',
  email: 'planted.respondent@example.com',
  roomCode: 'planted9kXq',
};
