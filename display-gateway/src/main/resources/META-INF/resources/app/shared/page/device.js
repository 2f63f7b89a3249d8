/**
 * What is set for this very device, a kiosk's paper or a screen's size: `?paper=a4` in the address is kept in this
 * browser, so that the address is needed once; empty, `?paper=`, it is forgotten.
 * @param {string} name
 * @param {(value: string) => boolean} fits what does not is passed over
 * @returns {string | undefined} where nothing is set
 */
export function deviceSetting(name, fits) {
  const key = `carequeue.device.${name}`;
  const asked = new URLSearchParams(location.search).get(name);
  try {
    if (asked === '') {
      localStorage.removeItem(key);
    } else if (asked !== null && fits(asked)) {
      localStorage.setItem(key, asked);
    }
    const kept = localStorage.getItem(key);
    return kept !== null && fits(kept) ? kept : undefined;
  } catch {
    // a browser that keeps nothing needs the address each time
    return asked !== null && fits(asked) ? asked : undefined;
  }
}

/** The same, one of a few words. */
export function deviceChoice(name, words) {
  return deviceSetting(name, value => words.includes(value)) ?? words[0];
}

/** The same, a number. */
export function deviceNumber(name, least, most) {
  const found = deviceSetting(name, value => value !== '' && Number(value) >= least && Number(value) <= most);
  return found === undefined ? undefined : Number(found);
}
