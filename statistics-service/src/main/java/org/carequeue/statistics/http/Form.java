package org.carequeue.statistics.http;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Supplier;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.carequeue.bridge.desk.RefusedException;
import org.carequeue.statistics.question.StatisticsProblems;
import org.carequeue.statistics.table.Csv;
import org.carequeue.statistics.table.Spreadsheet;
import org.carequeue.statistics.table.Table;
import org.jspecify.annotations.Nullable;

/// As what an answer is written.
enum Form {
    JSON(MediaType.APPLICATION_JSON),
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Form(String type) {
        this.type = type;
    }

    /// As it was asked for; JSON where nothing was said.
    ///
    /// @throws RefusedException when there is no such form
    static Form of(@Nullable String said) {
        for (var form : values()) {
            if (said == null || form.name().toLowerCase(Locale.ROOT).equals(said)) {
                return form;
            }
        }
        throw new RefusedException(StatisticsProblems.unknownForm());
    }

    /// An answer in this form. A table is written while it is sent: it may be longer than what there is memory for.
    ///
    /// @param answer as it is in JSON
    /// @param zone by whose clock times are said where a form knows of no zone; asked for there alone
    Response response(Object answer, Table table, Supplier<ZoneId> zone) {
        return this == JSON ? Response.ok(answer).build() : response(table, zone);
    }

    /// The same of one that is a table in any case.
    Response response(Table table, Supplier<ZoneId> zone) {
        // Before the first line: then nothing could be said any more of a database that is away.
        var clock = this == XLSX ? zone.get() : ZoneOffset.UTC;
        return Response.ok((StreamingOutput) out -> write(table, clock, out)).type(type).build();
    }

    private void write(Table table, ZoneId zone, OutputStream out) throws IOException {
        try {
            if (this == XLSX) {
                try (var spreadsheet = new Spreadsheet(zone, out)) {
                    spreadsheet.sheet("CareQueue", table);
                }
            } else {
                Csv.write(table, out);
            }
        } catch (SQLException e) {
            // Nothing can be said any more but that it is not whole: the connection ends before the answer does.
            throw new IOException(e);
        }
    }
}
