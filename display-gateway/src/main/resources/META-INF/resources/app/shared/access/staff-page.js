/** What each page of staff has before anything of its own: the language is theirs to choose, and somebody has signed in. */
import '../page/every-page.js';
import '../page/language-switch.js';
import './person.js';
import './session-dialog.js';
