package org.carequeue.ticket.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import org.carequeue.events.Calling;
import org.carequeue.events.ClinicSettings;
import org.carequeue.events.ClinicSettings.AtDayEnd;
import org.carequeue.events.Room;
import org.carequeue.events.ServiceLine;
import org.carequeue.events.TriageScale;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// The clinic's settings file. It has the fields of `GET /settings`, and each of them may be left out; a field that it
/// does not know is a mistake, because a misspelt setting would otherwise silently not apply. The version is counted by
/// the service and passed over here, so that what `GET /settings` shows can be saved as a file.
@JsonIgnoreProperties("version")
record ClinicFile(@Nullable String clinic, @Nullable ZoneId zone, @Nullable LocalTime dayStartsAt,
        @Nullable AtDayEnd atDayEnd, @Nullable List<String> languages, @Nullable List<ServiceLine> serviceLines,
        @Nullable List<Room> rooms, @Nullable List<String> counters, @Nullable TriageScale scale,
        @Nullable Calling calling) {

    private static final ObjectMapper YAML = YAMLMapper.builder().addModule(new JavaTimeModule()).build();
    private static final ClinicFile EMPTY = new ClinicFile(null, null, null, null, null, null, null, null, null,
            null);

    /// Reads the file; what it leaves out is as in `defaults`.
    ///
    /// @throws IllegalStateException when the file cannot be used, with a sentence that says where and why
    static ClinicSettings read(Path file, ClinicSettings defaults) {
        try {
            return parse(file).over(defaults);
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " does not exist", e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " cannot be used: " + reason(e), e);
        } catch (IOException e) {
            throw new IllegalStateException("The clinic's settings file " + file + " cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The clinic's settings file " + file + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static ClinicFile parse(Path file) throws IOException {
        try (var parser = YAML.createParser(Files.newInputStream(file))) {
            // A file of comments alone sets nothing.
            var content = parser.nextToken() == null ? null : YAML.readValue(parser, ClinicFile.class);
            return content == null ? EMPTY : content;
        }
    }

    private ClinicSettings over(ClinicSettings defaults) {
        if (clinic != null && !clinic.equals(defaults.clinic())) {
            throw new IllegalArgumentException("it is of the clinic " + clinic + ", and carequeue.clinic (CAREQUEUE_CLINIC) is "
                    + defaults.clinic());
        }
        return new ClinicSettings(defaults.version(), defaults.clinic(),
                zone == null ? defaults.zone() : zone,
                dayStartsAt == null ? defaults.dayStartsAt() : dayStartsAt,
                atDayEnd == null ? defaults.atDayEnd() : atDayEnd,
                languages == null ? defaults.languages() : languages,
                serviceLines == null ? defaults.serviceLines() : serviceLines,
                rooms == null ? defaults.rooms() : rooms,
                counters == null ? defaults.counters() : counters,
                scale == null ? defaults.scale() : scale,
                calling == null ? defaults.calling() : calling);
    }

    /// Where, and what is wrong there: Jackson's own message names Java classes.
    private static String reason(JsonProcessingException e) {
        var where = new StringBuilder();
        if (e.getLocation() != null) {
            where.append("line ").append(e.getLocation().getLineNr()).append(", ");
        }
        if (e instanceof JsonMappingException mapping) {
            mapping.getPath().forEach(part -> where
                    .append(part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName()));
            where.append(": ");
        }
        return where.toString().replace(", .", ", ").replace(", : ", ": ") + what(e);
    }

    private static String what(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "there is no such setting; known are " + unknown.getKnownPropertyIds();
        }
        if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
            return format.getValue() + " does not fit; possible are "
                    + Arrays.toString(format.getTargetType().getEnumConstants());
        }
        return e.getCause() == null ? e.getOriginalMessage() : String.valueOf(e.getCause().getMessage());
    }
}
