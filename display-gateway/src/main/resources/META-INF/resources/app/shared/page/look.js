/** How the clinic looks, on a page that stays open while somebody changes it. */

/** Where its logo is; empty where it has none. */
export const logo = document.documentElement.dataset.logo ?? '';

/**
 * Has the page wear the clinic's colours, as the server would paint it by now.
 * @param {Api.ClinicColours | undefined} colours
 */
export function wear(colours) {
  const [primary, accent] = [colours?.primary, colours?.accent].map(colour => colour?.slice(1) ?? '');
  const address = primary || accent ? `/clinic/colours.css?primary=${primary}&accent=${accent}` : '';
  const worn = document.getElementById('clinic-colours');
  if ((worn?.getAttribute('href') ?? '') === address) {
    return;
  }
  worn?.remove();
  if (address) {
    document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', id: 'clinic-colours', href: address }));
  }
}
