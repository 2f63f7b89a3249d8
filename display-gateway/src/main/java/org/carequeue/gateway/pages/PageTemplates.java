package org.carequeue.gateway.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The shells, each the file of its name under `templates/pages`.
final class PageTemplates {

    private PageTemplates() {
    }

    @CheckedTemplate(basePath = "pages")
    record index(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record kiosk(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record screen(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record reception(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record triage(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record doctor(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record pharmacist(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record manager(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record statistics(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record signIn(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record authority(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record ticket(Page page) implements TemplateInstance {
    }

    @CheckedTemplate(basePath = "pages")
    record styleguide(Page page, String design) implements TemplateInstance {
    }

    /// What is shown instead of one.
    @CheckedTemplate(basePath = "")
    record refusal(RefusalPage page) implements TemplateInstance {
    }
}
