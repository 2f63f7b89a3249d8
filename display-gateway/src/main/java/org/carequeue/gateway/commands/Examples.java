package org.carequeue.gateway.commands;

/// What requests and replies look like, for the API's description.
final class Examples {

    static final String ISSUE = """
            {"serviceLine": "general"}""";

    static final String ISSUED = """
            {"id": "2026-11-22-A042", "number": "A042", "serviceLine": "general", \
            "issuedAt": "2026-11-22T08:15:30.250Z", "priority": "normal", "triaged": false, "status": "waiting", \
            "trackingToken": "kR3v0jFq2mXw8bT1nYc4Zg", "trackingPath": "/t/kR3v0jFq2mXw8bT1nYc4Zg", \
            "log": "9c1f0a2b", "sequence": 57}""";

    static final String OVERVIEW = """
            {"id": "2026-11-22-A042", "number": "A042", "serviceLine": "general", \
            "issuedAt": "2026-11-22T08:15:30.250Z", "status": "called", "priority": "high", "target": "PT10M", \
            "triaged": true, "room": "3", "calls": 1, "calledAt": "2026-11-22T08:21:02.003Z", "prescriptions": []}""";

    static final String PRIORITY = """
            {"priority": "high"}""";

    static final String CALLED = """
            {"ticket": "2026-11-22-A042", "number": "A042", "status": "called", "room": "3", \
            "log": "51b20c7d", "sequence": 91}""";

    static final String PICK = """
            {"ticket": "2026-11-22-A042", "reason": "asked for by the patient's escort"}""";

    static final String PARK = """
            {"note": "X-ray, comes back in 20 minutes"}""";

    static final String TRANSFER = """
            {"serviceLine": "paediatrics", "room": "2", "note": "knows the child"}""";

    static final String HELP = """
            {"ticket": "2026-11-22-A042"}""";

    static final String HELP_ASKED = """
            {"id": 7, "workplace": "kiosk 1", "ticket": "2026-11-22-A042", \
            "requestedAt": "2026-11-22T08:18:00Z", "log": "51b20c7d", "sequence": 92}""";

    static final String SETTINGS = """
            {"version": 1, "clinic": "clinic", "zone": "Europe/Berlin", "dayStartsAt": "04:00:00", "atDayEnd": "close", \
            "languages": ["en"], "serviceLines": [{"code": "general", "letter": "A", "name": "General"}], \
            "rooms": [{"name": "1", "serviceLines": ["general"]}], "counters": ["1"], \
            "scale": {"levels": [{"code": "critical", "name": "Critical", "target": "PT0S", "tier": 0, \
            "reassessAfter": "PT0S", "colour": "#B00020", "textColour": "#FFFFFF", "shape": "octagon"}, \
            {"code": "high", "name": "High", "target": "PT10M", "tier": 1, "reassessAfter": "PT15M", \
            "colour": "#FF9800", "textColour": "#000000", "shape": "triangle"}, \
            {"code": "normal", "name": "Normal", "target": "PT1H", "tier": 2, "reassessAfter": "PT1H", \
            "colour": "#1B5E20", "textColour": "#FFFFFF", "shape": "square"}], "initial": "normal"}, \
            "calling": {"policy": "ratio", "roomOrder": "best-of-all", "attempts": 3, "pause": "PT2M", \
            "returnWithin": "PT30M", "undoWithin": "PT10M", "unservedAfter": "PT20M"}}""";

    static final String PRESCRIPTION = """
            {"patient": {"name": "Jane Example", "birthDate": "1980-05-01"}, "allergies": "none known", \
            "items": [{"medicine": "Amoxicillin", "strength": "500 mg", "form": "capsule", \
            "dose": {"amount": 1, "unit": "capsule"}, "route": "oral", "frequency": "every-8-hours", \
            "durationDays": 7, "quantity": {"amount": 21, "unit": "capsule"}, "repeats": 0, "asNeeded": null, \
            "substitutionAllowed": true, "notes": ""}]}""";

    private Examples() {
    }
}
