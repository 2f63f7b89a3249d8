import '../shared/page/every-page.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
import '../shared/page/language-switch.js';
