package org.carequeue.gateway.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.carequeue.events.Services;
import org.jspecify.annotations.Nullable;

/// What is passed on, and to whom: the operations that the API's description names, and nothing else that an owner could be
/// asked. What this gateway answers itself stands there, too, and has no owner here or never gets so far.
///
/// `META-INF/routes.txt` has them in a form that costs a start nothing; `ApiDescriptionTest` writes it from docs/api/openapi.yaml.
public final class RouteTable {

    /// @param method in capital letters
    /// @param path as the owner describes it, `/tickets/{ticket}/park`
    /// @param owner the service that answers
    /// @param segments of that path, each that stands in braces for any
    /// @param types of the bodies that it takes
    /// @param parameters what it takes behind a question mark, by name
    record Route(String method, String path, List<String> segments, String owner, Set<String> types,
            Set<String> parameters) {

        static Route of(String method, String path, String owner, List<String> taken) {
            return new Route(method, path, List.of(path.substring(1).split("/")), owner,
                    taken.stream().filter(word -> !word.startsWith(PARAMETER)).collect(Collectors.toUnmodifiableSet()),
                    taken.stream().filter(word -> word.startsWith(PARAMETER)).map(word -> word.substring(PARAMETER.length()))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        /// Whether a request may come with this `Content-Type`; without a body it needs none.
        boolean takes(@Nullable String type) {
            return type == null || types.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
        }

        private boolean fits(List<String> asked) {
            if (asked.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < segments.size(); i++) {
                if (!segments.get(i).startsWith("{") && !segments.get(i).equals(asked.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final String PARAMETER = "?";

    private final List<Route> routes = new ArrayList<>();

    /// @param lines of the table, each a method, a path below `/api`, the types of the body, and what may stand behind a
    ///            question mark: `GET /statistics application/json ?from ?to`. What no owner answers is left out.
    public RouteTable(List<String> lines) {
        for (var line : lines) {
            var words = line.split(" ");
            Services.ownerOf(words[1]).ifPresent(owner -> routes.add(Route.of(words[0], words[1], owner.name(),
                    List.of(words).subList(2, words.length))));
        }
    }

    /// @param segments of the path behind `/api`, decoded
    Optional<Route> find(String method, List<String> segments) {
        // Who asks for the head of an answer alone asks what the answer would be.
        var asked = method.equals("HEAD") ? "GET" : method;
        return routes.stream().filter(route -> route.method().equals(asked) && route.fits(segments)).findFirst();
    }

    /// Which methods there are at a path; none where there is no such path.
    Set<String> methods(List<String> segments) {
        var methods = new TreeSet<String>();
        routes.stream().filter(route -> route.fits(segments)).forEach(route -> methods.add(route.method()));
        return methods;
    }

    /// The services that something is passed on to.
    public Set<String> owners() {
        var owners = new TreeSet<String>();
        routes.forEach(route -> owners.add(route.owner()));
        return owners;
    }
}
