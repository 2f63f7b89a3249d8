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

    static final String PRESCRIPTION = """
            {"patient": {"name": "Jane Example", "birthDate": "1980-05-01"}, "allergies": "none known", \
            "items": [{"medicine": "Amoxicillin", "strength": "500 mg", "form": "capsule", \
            "dose": {"amount": 1, "unit": "capsule"}, "route": "oral", "frequency": "every-8-hours", \
            "durationDays": 7, "quantity": {"amount": 21, "unit": "capsule"}, "repeats": 0, "asNeeded": null, \
            "substitutionAllowed": true, "notes": ""}]}""";

    private Examples() {
    }
}
