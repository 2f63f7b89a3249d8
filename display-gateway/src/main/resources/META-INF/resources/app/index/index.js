import '../shared/access/staff-page.js';
import '../shared/page/clock.js';
import '../shared/page/connection-banner.js';
