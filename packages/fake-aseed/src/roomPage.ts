import { apiRoot } from './contract.ts';
import { escaped, page } from './pages.ts';
import type { Room } from './rooms.ts';

/**
 * What a person sees who opens an invite link of the fake: the room, and a form that joins it by e-mail address through the API, which then
 * shows where to meet, and a button that finishes the interview. `room` is undefined for a link that leads to none.
 */
export function roomPage(room: Room | undefined): string {
  if (!room) return page('There is no such room', '<p>Check the invite link.</p>');
  const { id, room_name, status, max_duration_minutes, expires_at, access_token } = room;
  return page(
    'An interview would start here',
    `<p>This invite link works. At Aseed, the voice interview would begin now; this is a local stand-in.</p>
    <table>
      <tr><th>Room<td>${escaped(room_name)}
      <tr><th>Status<td>${status}
      <tr><th>At most<td>${max_duration_minutes} minutes
      <tr><th>Expires<td>${escaped(expires_at ?? 'never')}
    </table>
    <form><p><label>E-mail <input type="email" name="email" required></label> <button>Join</button></p></form>
    <p id="joined"></p>
    <script>
      document.querySelector('form').addEventListener('submit', async (submitted) => {
        submitted.preventDefault();
        const email = new FormData(submitted.target).get('email');
        const path = ${JSON.stringify(`${apiRoot}/api/interviews/join/${access_token}`)};
        const headers = { 'content-type': 'application/json' };
        const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify({ email }) });
        const { token, url, detail } = await answer.json();
        const joined = document.getElementById('joined');
        if (!answer.ok) return joined.replaceChildren(String(detail));
        const link = document.createElement('a');
        link.href = 'https://meet.livekit.io/custom?' + new URLSearchParams({ liveKitUrl: url, token });
        link.textContent = 'Meet link';
        const finish = document.createElement('button');
        finish.textContent = 'Finish the interview';
        finish.addEventListener('click', async () => {
          const finished = await fetch(${JSON.stringify(`/play/${id}/finish`)}, { method: 'POST' });
          const { record_id } = finished.ok ? await finished.json() : {};
          joined.replaceChildren(finished.ok ? 'Finished. Record: ' + record_id : await finished.text());
        });
        joined.replaceChildren('Joined as ' + email + '. ', link, ' ', finish);
      });
    </script>`,
  );
}
