/** Where each command goes, below `/api`. */

const part = encodeURIComponent;

export const tickets = '/tickets';
export const priorityOf = ticket => `/tickets/${part(ticket)}/priority`;
export const startOf = ticket => `/tickets/${part(ticket)}/start`;
export const finishOf = ticket => `/tickets/${part(ticket)}/finish`;
export const cancelOf = ticket => `/tickets/${part(ticket)}/cancel`;
export const prescriptionsOf = ticket => `/tickets/${part(ticket)}/prescriptions`;
export const nextOf = room => `/rooms/${part(room)}/next`;
export const claimOf = prescription => `/prescriptions/${part(prescription)}/claim`;
export const readyOf = prescription => `/prescriptions/${part(prescription)}/ready`;
export const handOverOf = prescription => `/prescriptions/${part(prescription)}/hand-over`;
