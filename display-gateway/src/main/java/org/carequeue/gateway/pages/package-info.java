/// The browser's pages: Qute renders the shell and every text, the components under `/app` bring it to life.
///
/// Start with [PagesResource]. A text that a person reads stands in one of the bundles below `messages` and nowhere else
/// ([Texts]); what a component shows reaches it as data in the page. Another language is one more file for each bundle
/// and its tag in `ClinicSettings.WITH_TEXTS`.
@NullMarked
package org.carequeue.gateway.pages;

import org.jspecify.annotations.NullMarked;
