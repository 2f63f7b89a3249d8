import { BoardSocket } from './board-socket.js';

/** Gives a page's component the board, and tells the rest of the page whether it is live. */
export class LiveBoard {
  /**
   * @param {import('lit').ReactiveControllerHost} host rendered anew whenever the board changes
   * @param {string} audience
   */
  constructor(host, audience) {
    this.socket = new BoardSocket(audience);
    this.socket.addEventListener('change', () => {
      tellPage(this.socket);
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** What was heard last. */
  get board() {
    return this.socket.board;
  }

  /** Whether there is anything to show at all. */
  get hasBoard() {
    return this.socket.hasBoard;
  }

  hostConnected() {
    tellPage(this.socket);
    this.socket.start();
  }

  hostDisconnected() {
    this.socket.stop();
  }
}

/** `<html data-live>`: whether what the page shows is what the server shows now. */
function tellPage(socket) {
  document.documentElement.dataset.live = String(socket.live);
  const banner = document.querySelector('cq-connection-banner');
  if (banner) {
    banner.connection = {
      live: socket.live,
      failed: socket.failed,
      hasBoard: socket.hasBoard,
      since: socket.since,
      services: socket.board.services,
      status: socket.board.status,
    };
  }
}
