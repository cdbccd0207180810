import { newRoom } from '@aseed/fake-aseed/rooms';
import { createRoomsForOrders, mostRooms, type Transport } from '@aseed/shared';
import { contactsOf } from '../n8n/contacts.ts';
import { fillings } from '../n8n/fields.ts';
import { settingsIn } from '../server/settingsIn.ts';
import { clientOn } from './client.ts';

// Makes as many rooms as its argument says with the core alone, one for each contact, and prints what that took. It is a process of its
// own, so that its peak of memory is this run's. The server is a function that answers at once.
const howMany = Number(process.argv[2]);
const orders = contactsOf(howMany).map((contact) => ({ ...fillings.computed.asks(contact), count: 1 }));

const transport: Transport = async ({ body = '' }) => {
  const settings = settingsIn(body);
  const rooms = Array.from({ length: settings.count ?? 1 }, () => newRoom(settings, 'http://127.0.0.1', Date.now()));
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ rooms }) };
};

const beforeKb = process.resourceUsage().maxRSS;
const start = performance.now();
const { results } = await createRoomsForOrders(clientOn(transport, 'http://127.0.0.1', 'token'), orders, {
  perOrder: mostRooms.perItem,
  goOn: false,
});
const ms = performance.now() - start;
const afterKb = process.resourceUsage().maxRSS;
const rooms = results.reduce((sum, result) => sum + result.rooms.length, 0);
console.log(JSON.stringify({ ms, peakKb: afterKb, grownKb: afterKb - beforeKb, rooms }));
