package org.carequeue.system.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.carequeue.system.clinic.Checkout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;

/// Holds the pages' scripts against the types that their comments name, by TypeScript's compiler: it runs in the browser in
/// which the pages' logic is tested, and writes nothing. What it is told stands in jsconfig.json, where editors read it, too.
final class TypeCheck implements AutoCloseable {

    private static final Path MODULE = Checkout.ROOT.resolve("display-gateway");
    private static final List<String> FOLDERS = List.of("src/main/resources/META-INF/resources/app", "src/main/types");
    private static final String API = "target/types/api.d.ts";
    /// The compiler sees these files and no others.
    private static final String CHECK = """
            ({ files, settings, roots }) => {
              const { options, errors } = ts.convertCompilerOptionsFromJson(settings, '/');
              const folders = new Set(Object.keys(files).flatMap(name => name.split('/').map((_, steps, all) =>
                  all.slice(0, steps).join('/'))));
              const program = ts.createProgram(roots, options, {
                fileExists: name => name in files,
                readFile: name => files[name],
                directoryExists: name => folders.has(name),
                getSourceFile: (name, version) => name in files ? ts.createSourceFile(name, files[name], version) : undefined,
                getDefaultLibFileName: those => '/node_modules/typescript/lib/' + ts.getDefaultLibFileName(those),
                getCurrentDirectory: () => '/',
                getCanonicalFileName: name => name,
                useCaseSensitiveFileNames: () => true,
                getNewLine: () => '\\n',
              });
              return [...errors, ...ts.getPreEmitDiagnostics(program)].map(({ file, start, messageText }) => {
                const message = ts.flattenDiagnosticMessageText(messageText, ' ');
                return file ? `${file.fileName.slice(1)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${message}`
                    : message;
              });
            }""";

    private final Map<String, String> packages = NpmPackages.declarations();
    private final Page page = Scripts.BROWSERS.open("types", "about:blank");

    TypeCheck() {
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(NpmPackages.script("typescript", "lib/typescript.js")));
    }

    /// All that is in the module and has a part in it, by path. The types of docs/api are made anew, and left for editors.
    static Map<String, String> sources() {
        var sources = new TreeMap<>(Map.of(API, ApiTypes.declarations()));
        for (var folder : FOLDERS) {
            try (var files = Files.walk(MODULE.resolve(folder))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.(js|d\\.ts)")).toList()) {
                    sources.put(MODULE.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            Files.createDirectories(MODULE.resolve(API).getParent());
            Files.writeString(MODULE.resolve(API), sources.get(API));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }

    /// File, line and message of each mistake in some sources.
    @SuppressWarnings("unchecked")
    List<String> mistakes(Map<String, String> sources) {
        var files = new TreeMap<>(packages);
        sources.forEach((path, text) -> files.put("/" + path, text));
        return (List<String>) page.evaluate(CHECK, Map.of("files", files, "settings", settings(), "roots",
                sources.keySet().stream().map(path -> "/" + path).toList()));
    }

    /// An editor shows what a script's types are; it has nowhere to find Lit, so it is not asked to check.
    @SuppressWarnings("unchecked")
    private static Map<String, Object> settings() {
        var json = new ObjectMapper();
        try {
            var settings = (ObjectNode) json.readTree(MODULE.resolve("jsconfig.json").toFile()).path("compilerOptions");
            return json.convertValue(settings.put("checkJs", true), Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.context().close();
    }
}
