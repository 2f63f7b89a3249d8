/** Where each command goes, below `/api`, as the API's description has it: what it takes and answers stands there, too. */

/** @type {<O extends Page.Operation>(operation: O, method: string, path: string) => Page.Endpoint<O>} */
const at = (operation, method, path) => ({ operation, method, path });

/** @type {<O extends Page.Operation>(operation: O, method: string, path: string) => (id: string) => Page.Endpoint<O>} */
const to = (operation, method, path) => id => at(operation, method, path.replace(/\{\w+}/, () => encodeURIComponent(id)));

export const tickets = at('issueTicket', 'POST', '/tickets');
export const search = at('searchTickets', 'POST', '/search');
export const priorityOf = to('setPriority', 'PUT', '/tickets/{ticket}/priority');
export const startOf = to('startConsultation', 'POST', '/tickets/{ticket}/start');
export const finishOf = to('finishConsultation', 'POST', '/tickets/{ticket}/finish');
export const cancelOf = to('cancelTicket', 'POST', '/tickets/{ticket}/cancel');
export const prescriptionsOf = to('submitPrescription', 'POST', '/tickets/{ticket}/prescriptions');
export const formulary = at('searchFormulary', 'POST', '/formulary/search');
export const checkOf = to('checkPrescription', 'POST', '/tickets/{ticket}/prescriptions/check');
export const recallOf = to('recallTicket', 'POST', '/tickets/{ticket}/recall');
export const notPresentOf = to('markNotPresent', 'POST', '/tickets/{ticket}/not-present');
export const skipOf = to('skipTicket', 'POST', '/tickets/{ticket}/skip');
export const returnOf = to('returnTicket', 'POST', '/tickets/{ticket}/return');
export const parkOf = to('parkTicket', 'POST', '/tickets/{ticket}/park');
export const transferOf = to('transferTicket', 'POST', '/tickets/{ticket}/transfer');
export const complaintOf = to('noteComplaint', 'PUT', '/tickets/{ticket}/complaint');
export const reassessOf = to('reassessTicket', 'POST', '/tickets/{ticket}/reassess');
export const undoPriorityOf = to('undoTicketPriority', 'POST', '/tickets/{ticket}/priority/undo');
export const undoOf = to('undoMove', 'POST', '/tickets/{ticket}/undo');
export const help = at('requestHelp', 'POST', '/help');
export const acknowledgeOf = to('acknowledgeHelp', 'POST', '/help/{id}/acknowledge');
export const callOf = to('callTicket', 'POST', '/rooms/{room}/call');
export const nextOf = to('callNext', 'POST', '/rooms/{room}/next');
export const counterCallOf = to('callTicketToCounter', 'POST', '/counters/{counter}/call');
export const counterNextOf = to('callNextToCounter', 'POST', '/counters/{counter}/next');
export const claimOf = to('claimPrescription', 'POST', '/prescriptions/{prescription}/claim');
export const readyOf = to('markReady', 'POST', '/prescriptions/{prescription}/ready');
export const handOverOf = to('handOver', 'POST', '/prescriptions/{prescription}/hand-over');
export const releaseOf = to('releasePrescription', 'POST', '/prescriptions/{prescription}/release');
export const takeOverOf = to('takeOverPrescription', 'POST', '/prescriptions/{prescription}/take-over');
export const undoStepOf = to('undoStep', 'POST', '/prescriptions/{prescription}/undo');
export const renewOf = to('renewLease', 'POST', '/prescriptions/{prescription}/renew');
export const prepareOf = to('preparePrescription', 'POST', '/prescriptions/{prescription}/prepare');
export const checkPreparedOf = to('checkPreparation', 'POST', '/prescriptions/{prescription}/check');
export const holdOf = to('holdPrescription', 'POST', '/prescriptions/{prescription}/hold');
export const resumeOf = to('resumePrescription', 'POST', '/prescriptions/{prescription}/resume');
export const questionOf = to('askDoctor', 'POST', '/prescriptions/{prescription}/question');
export const answerOf = to('answerQuestion', 'POST', '/prescriptions/{prescription}/answer');
export const declineOf = to('declinePrescription', 'POST', '/prescriptions/{prescription}/decline');
export const amendOf = to('amendPrescription', 'POST', '/prescriptions/{prescription}/amend');
/** Says what the other would say. */
export const amendCheckOf = to('checkAmendment', 'POST', '/prescriptions/{prescription}/amend/check');
export const takeBackOf = to('cancelPrescription', 'POST', '/prescriptions/{prescription}/cancel');
export const putAwayOf = to('putAway', 'POST', '/prescriptions/{prescription}/put-away');
export const intake = at('setIntake', 'POST', '/intake');
export const settings = at('changeSettings', 'PUT', '/settings');
export const settingsCheck = at('checkSettings', 'POST', '/settings/check');
export const settingsChanges = at('getSettingsChanges', 'GET', '/settings/changes');
export const allDevices = at('getDevices', 'GET', '/devices');
export const devices = at('pairDevice', 'POST', '/devices');
export const settingsOfDevice = to('setUpDevice', 'PUT', '/devices/{device}/settings');
export const deviceOf = to('revokeDevice', 'DELETE', '/devices/{device}');
export const slipsOf = to('printSlip', 'POST', '/printers/{printer}/slips');
export const allPrinters = at('getPrinters', 'GET', '/printers');
export const allPrograms = at('getPrograms', 'GET', '/programs');
export const programs = at('addProgram', 'POST', '/programs');
export const programOf = to('revokeProgram', 'DELETE', '/programs/{program}');
export const allPeople = at('getPeople', 'GET', '/people');
export const people = at('addPerson', 'POST', '/people');
export const passwordOf = to('setPassword', 'PUT', '/people/{person}/password');
export const rolesOf = to('setRoles', 'PUT', '/people/{person}/roles');
export const personOf = to('removePerson', 'DELETE', '/people/{person}');
export const figures = at('getStatistics', 'GET', '/statistics');
export const figuresNow = at('getStatisticsNow', 'GET', '/statistics/now');
export const usualDay = at('getUsualDay', 'GET', '/statistics/usual-day');
export const waits = at('getWaits', 'GET', '/statistics/waits');
export const dayAgain = at('playDayAgain', 'GET', '/statistics/what-if');
export const visitsBehind = at('listVisitsOfStatistics', 'GET', '/statistics/visits');
export const returnToShelfOf = to('returnToShelf', 'POST', '/prescriptions/{prescription}/return');
