package org.carequeue.statistics.table;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/// Tables in the form of Excel 2007 and later: durations can be reckoned with, days and times are those of the clinic's clock,
/// because such a file knows of no zone. No cell is a formula, whatever stands in it: text is text there.
public final class Spreadsheet implements AutoCloseable {

    private static final String DURATION = "[h]:mm:ss";
    private static final String DAY = "yyyy-mm-dd";
    private static final String TIME = "yyyy-mm-dd hh:mm:ss";
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final double WIDTH = 18;
    /// So many lines are held before they are written.
    private static final int LINES_AT_ONCE = 500;

    private final Workbook workbook;
    private final ZoneId zone;

    /// @param zone the clinic's
    /// @param out is not closed
    public Spreadsheet(ZoneId zone, OutputStream out) {
        // Always of the same version: the same tables are the same file.
        this.workbook = new Workbook(out, "CareQueue", "1.0");
        this.zone = zone;
    }

    /// Writes one more sheet.
    ///
    /// @param name of at most 31 letters
    public void sheet(String name, Table table) throws SQLException, IOException {
        var sheet = workbook.newWorksheet(name);
        for (int column = 0; column < table.names().size(); column++) {
            sheet.width(column, WIDTH);
            sheet.inlineString(0, column, table.names().get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(1, 1);
        var row = new AtomicInteger();
        table.lines().each(cells -> {
            var line = row.incrementAndGet();
            for (int column = 0; column < cells.size(); column++) {
                cell(sheet, line, column, cells.get(column), zone);
            }
            if (line % LINES_AT_ONCE == 0) {
                sheet.flush();
            }
        });
        sheet.finish();
    }

    /// Writes the end.
    @Override
    public void close() throws IOException {
        workbook.close();
    }

    private static void cell(Worksheet sheet, int row, int column, @Nullable Object value, ZoneId zone) {
        switch (value) {
            case null -> {
                // It stays empty.
            }
            case Duration took -> {
                sheet.value(row, column, took.toMillis() / DAY_MILLIS);
                sheet.style(row, column).format(DURATION).set();
            }
            case Instant at -> {
                sheet.value(row, column, at.atZone(zone).toLocalDateTime());
                sheet.style(row, column).format(TIME).set();
            }
            case LocalDate day -> {
                sheet.value(row, column, day);
                sheet.style(row, column).format(DAY).set();
            }
            case Number number -> sheet.value(row, column, number);
            // Not among the texts that a workbook shares, which it would hold to its end.
            default -> sheet.inlineString(row, column, value.toString());
        }
    }
}
