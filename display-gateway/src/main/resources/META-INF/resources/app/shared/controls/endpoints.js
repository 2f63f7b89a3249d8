/** Where each command goes, below `/api`. */

const part = encodeURIComponent;

export const tickets = '/tickets';
export const priorityOf = ticket => `/tickets/${part(ticket)}/priority`;
export const startOf = ticket => `/tickets/${part(ticket)}/start`;
export const finishOf = ticket => `/tickets/${part(ticket)}/finish`;
export const cancelOf = ticket => `/tickets/${part(ticket)}/cancel`;
export const prescriptionsOf = ticket => `/tickets/${part(ticket)}/prescriptions`;
export const recallOf = ticket => `/tickets/${part(ticket)}/recall`;
export const notPresentOf = ticket => `/tickets/${part(ticket)}/not-present`;
export const skipOf = ticket => `/tickets/${part(ticket)}/skip`;
export const returnOf = ticket => `/tickets/${part(ticket)}/return`;
export const parkOf = ticket => `/tickets/${part(ticket)}/park`;
export const transferOf = ticket => `/tickets/${part(ticket)}/transfer`;
export const reassessOf = ticket => `/tickets/${part(ticket)}/reassess`;
export const undoPriorityOf = ticket => `/tickets/${part(ticket)}/priority/undo`;
export const undoOf = ticket => `/tickets/${part(ticket)}/undo`;
export const help = '/help';
export const acknowledgeOf = id => `/help/${part(id)}/acknowledge`;
export const callOf = room => `/rooms/${part(room)}/call`;
export const nextOf = room => `/rooms/${part(room)}/next`;
export const claimOf = prescription => `/prescriptions/${part(prescription)}/claim`;
export const readyOf = prescription => `/prescriptions/${part(prescription)}/ready`;
export const handOverOf = prescription => `/prescriptions/${part(prescription)}/hand-over`;
export const releaseOf = prescription => `/prescriptions/${part(prescription)}/release`;
export const takeOverOf = prescription => `/prescriptions/${part(prescription)}/take-over`;
export const undoStepOf = prescription => `/prescriptions/${part(prescription)}/undo`;
export const putAwayOf = prescription => `/prescriptions/${part(prescription)}/put-away`;
export const returnToShelfOf = prescription => `/prescriptions/${part(prescription)}/return`;
