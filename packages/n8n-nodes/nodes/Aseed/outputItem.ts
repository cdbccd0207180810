import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/**
 * What was received, as an output item that is paired to its input item. A field named "error" is given as `room_error`: n8n
 * takes a first item that has one for a failure, and runs the node again if Retry On Fail is on.
 */
export function outputItem(received: IDataObject, itemIndex: number, input?: IDataObject): INodeExecutionData {
  const { error, ...fields } = received;
  return {
    json: { ...fields, ...(error !== undefined && { room_error: error }), ...(input && { input }) },
    pairedItem: { item: itemIndex },
  };
}
