import { noteBuild } from './newer-build.js';
import { followClinic } from './texts.js';
import { everySecond, goBy } from './time.js';

/** An answer that has not come by then is none. */
const PATIENCE = 5_000;
/** Clocks drift, and a clinic may change its zone. */
const AGAIN_AFTER = 300_000;
const SHORTEST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Timers of a machine that slept, and a clock that was set, are off by more than this. */
const JUMP = 3_000;

let reading = false;
let askedMeanwhile = false;
let failures = 0;
/** @type {number | undefined} */
let next = undefined;

/**
 * Asks the server for its time, its zone and its build. Without an answer the page goes on by what it knows, and asks
 * again: the first time is like any other.
 */
export async function readClock() {
  if (reading) {
    askedMeanwhile = true;
    return;
  }
  reading = true;
  clearTimeout(next);
  const answered = await read();
  reading = false;
  failures = answered ? 0 : failures + 1;
  const pause = answered ? AGAIN_AFTER : Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** (failures - 1));
  next = setTimeout(readClock, askedMeanwhile ? 0 : pause);
  askedMeanwhile = false;
}

async function read() {
  const asked = performance.now();
  try {
    const answer = await fetch('/api/clock', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) {
      return false;
    }
    const said = await answer.json();
    goBy(said, asked, performance.now());
    followClinic(said.languages);
    noteBuild(said.build);
    return true;
  } catch (failure) {
    console.debug('The server has not said its time', failure);
    return false;
  }
}

/** Keeps the time: now and then, when somebody looks again, when the network is back, after a sleep. */
export function keepClock() {
  if (next !== undefined || reading) {
    return;
  }
  readClock();
  addEventListener('online', readClock);
  addEventListener('pageshow', readClock);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && readClock());
  let [wall, steady] = [Date.now(), performance.now()];
  everySecond(() => {
    const [wallBefore, steadyBefore] = [wall, steady];
    [wall, steady] = [Date.now(), performance.now()];
    if (hasJumped(wall - wallBefore, steady - steadyBefore)) {
      readClock();
    }
  });
}

/**
 * @param {number} byWall milliseconds
 * @param {number} bySteady
 * @returns {boolean} whether a machine slept, or had its clock set, between two seconds: both clocks should say one
 */
function hasJumped(byWall, bySteady) {
  return Math.abs(byWall - bySteady) > JUMP || bySteady > JUMP + 1_000;
}
