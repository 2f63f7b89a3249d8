package org.carequeue.bridge.simulation;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.carequeue.bridge.journal.Disk;
import org.jspecify.annotations.Nullable;

/// The disk of one machine. It outlives the processes, each of which has a [mount][#mountedBy] of its own.
///
/// What is written is seen at once, and is safe only after `force`; a name only after `forceFolder`. When a process dies
/// nothing is lost: the machine still holds what was written. When the machine dies with it, of everything that was not
/// forced all, some or nothing is left.
final class SimulatedDisk {

    private final String machine;
    private final Timeline time;
    private final Weather weather;
    private final TreeMap<Path, StoredFile> names = new TreeMap<>();
    private final TreeMap<Path, StoredFile> safeNames = new TreeMap<>();
    private final List<Map<Path, Optional<StoredFile>>> unforcedNames = new ArrayList<>();
    private @Nullable Life lockedBy;

    SimulatedDisk(String machine, Timeline time, Weather weather) {
        this.machine = machine;
        this.time = time;
        this.weather = weather;
    }

    /// As a process sees it, which may die at any operation.
    Disk mountedBy(Life life) {
        return new Mount(life);
    }

    /// All files, by name.
    TreeMap<Path, StoredFile> files() {
        return names;
    }

    void losePower() {
        for (var change : unforcedNames) {
            if (time.random.nextBoolean()) {
                apply(change, safeNames);
            }
        }
        unforcedNames.clear();
        safeNames.values().forEach(file -> file.losePower(time.random));
        names.clear();
        names.putAll(safeNames);
    }

    private static void apply(Map<Path, Optional<StoredFile>> change, Map<Path, StoredFile> to) {
        change.forEach((path, file) -> file.ifPresentOrElse(present -> to.put(path, present), () -> to.remove(path)));
    }

    private void change(Map<Path, Optional<StoredFile>> change) {
        apply(change, names);
        unforcedNames.add(change);
    }

    private StoredFile need(Path path) throws IOException {
        var file = names.get(path);
        if (file == null) {
            throw new IOException("no such file: " + path);
        }
        return file;
    }

    private final class Mount implements Disk {

        private final Life life;

        Mount(Life life) {
            this.life = life;
        }

        /// The process may die here.
        private void step(String what) {
            if (life.isOver()) {
                throw new Crash(life);
            }
            if (time.chance(weather.crashAtDisk)) {
                time.note(machine + " dies at: " + what);
                throw new Crash(life);
            }
        }

        @Override
        public void makeFolder(Path folder) {
            step("makeFolder");
        }

        @Override
        public List<Path> files(Path folder) {
            step("files");
            return names.keySet().stream().filter(path -> folder.equals(path.getParent())).toList();
        }

        @Override
        public Closeable lock(Path folder) throws IOException {
            step("lock");
            if (lockedBy != null && !lockedBy.isOver()) {
                throw new IOException("locked");
            }
            lockedBy = life;
            return () -> lockedBy = lockedBy == life ? null : lockedBy;
        }

        @Override
        public File create(Path path) throws IOException {
            step("before create");
            if (names.containsKey(path)) {
                throw new IOException("is there already: " + path);
            }
            var file = new StoredFile();
            change(Map.of(path, Optional.of(file)));
            step("after create");
            return new Open(file);
        }

        @Override
        public File open(Path path) throws IOException {
            step("open");
            return new Open(need(path));
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            step("before move");
            var both = new HashMap<Path, Optional<StoredFile>>();
            both.put(to, Optional.of(need(from)));
            both.put(from, Optional.empty());
            change(both);
            step("after move");
        }

        @Override
        public void delete(Path path) {
            step("before delete");
            if (names.containsKey(path)) {
                change(Map.of(path, Optional.empty()));
            }
            step("after delete");
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
            step("before forceFolder");
            if (time.chance(weather.failedForce)) {
                time.note(machine + " cannot force its folder");
                throw new IOException("the folder cannot be forced");
            }
            unforcedNames.forEach(change -> apply(change, safeNames));
            unforcedNames.clear();
            step("after forceFolder");
        }

        private final class Open implements File {

            private final StoredFile file;

            Open(StoredFile file) {
                this.file = file;
            }

            @Override
            public long size() {
                step("size");
                return file.length();
            }

            @Override
            public void write(ByteBuffer from, long offset) throws IOException {
                step("before write");
                var bytes = new byte[from.remaining()];
                from.get(bytes);
                var isFull = time.chance(weather.diskFull);
                var dies = time.chance(weather.crashAtDisk);
                if (isFull || dies) {
                    file.write(java.util.Arrays.copyOf(bytes, time.random.nextInt(bytes.length)), (int) offset);
                    time.note(machine + (isFull ? " has a full disk" : " dies in the middle of a write"));
                    if (isFull) {
                        throw new IOException("no space left");
                    }
                    throw new Crash(life);
                }
                file.write(bytes, (int) offset);
                step("after write");
            }

            @Override
            public int read(ByteBuffer into, long offset) throws IOException {
                step("read");
                if (time.chance(weather.failedRead)) {
                    time.note(machine + " cannot read");
                    throw new IOException("cannot be read");
                }
                var most = into.remaining();
                if (most > 1 && time.chance(weather.shortRead)) {
                    most = 1 + time.random.nextInt(most);
                }
                var bytes = new byte[Math.min(most, file.length())];
                var count = file.read(bytes, (int) offset, bytes.length);
                if (count > 0) {
                    into.put(bytes, 0, count);
                }
                return count;
            }

            @Override
            public void truncate(long to) throws IOException {
                step("before truncate");
                file.truncate((int) to);
                step("after truncate");
            }

            @Override
            public void force() throws IOException {
                step("before force");
                if (time.chance(weather.failedForce)) {
                    time.note(machine + " cannot force");
                    if (time.random.nextBoolean()) {
                        file.forgetUnforced();
                    }
                    throw new IOException("cannot be forced");
                }
                file.force();
                step("after force");
            }

            @Override
            public void close() {
                // Nothing is kept open.
            }
        }
    }
}
