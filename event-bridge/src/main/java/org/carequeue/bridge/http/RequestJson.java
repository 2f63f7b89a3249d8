package org.carequeue.bridge.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;

/// How what comes from outside is read: as it is written, or not at all. A number is not made of a text, nor a whole one of
/// a fraction; an empty text is no value, and null no entry of a list; of a field that stands twice nobody knows which one is
/// meant.
///
/// Events are read otherwise, by [BridgeJson][org.carequeue.bridge.event.BridgeJson]: what a journal holds has been taken.
public final class RequestJson {

    /// The deepest request is a prescription: an amount of an item of its list.
    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 64;
    private static final ObjectMapper MAPPER = strict(new ObjectMapper());

    private RequestJson() {
    }

    /// The mapper for what comes in without Quarkus; it is never reconfigured.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Makes a mapper read so; how it writes stays.
    static ObjectMapper strict(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST)
                .maxNumberLength(LONGEST_NUMBER).build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
        none(mapper, LogicalType.Textual, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);
        none(mapper, LogicalType.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean, CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        none(mapper, LogicalType.Float, CoercionInputShape.Boolean, CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        none(mapper, LogicalType.Boolean, CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.String,
                CoercionInputShape.EmptyString);
        none(mapper, LogicalType.POJO, CoercionInputShape.EmptyString);
        none(mapper, LogicalType.Collection, CoercionInputShape.EmptyString);
        return mapper;
    }

    private static void none(ObjectMapper mapper, LogicalType type, CoercionInputShape... of) {
        for (var shape : of) {
            mapper.coercionConfigFor(type).setCoercion(shape, CoercionAction.Fail);
        }
    }
}
