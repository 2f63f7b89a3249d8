/** What each page has before anything of its own: what looks after its controls, then what looks after errors. */
import '../controls/controls.js';
import './faults.js';
