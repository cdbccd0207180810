/** Where the test's workflows listen, below n8n's `/webhook/`. */
export const invitePath = 'test-invite';
export const forgetPath = 'test-forget';
