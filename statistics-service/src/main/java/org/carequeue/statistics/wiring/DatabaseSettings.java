package org.carequeue.statistics.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import org.carequeue.bridge.journal.WholeFile;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;

/// Which database: a file of this service's own, or whichever a JDBC address names.
@ConfigMapping(prefix = "carequeue.statistics.database")
interface DatabaseSettings {

    /// `jdbc:postgresql://host/database?user=name`; none for the file.
    Optional<String> url();

    /// Of that user.
    Optional<String> password();

    /// A file that holds it, in its first line.
    Optional<Path> passwordFile();

    /// How many connections there are at most: one writes, others are asked.
    int connections();

    /// How long one may take to be had.
    Duration patience();

    /// A pool that connects when it is first asked.
    default AgroalDataSource open(Path folder) {
        var address = url().filter(given -> !given.isBlank()).orElseGet(() -> file(folder));
        var supplier = new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                .maxSize(connections()).minSize(0).initialSize(0).acquisitionTimeout(patience())
                .reapTimeout(Duration.ofMinutes(2)).idleValidationTimeout(Duration.ofSeconds(2))
                .connectionValidator(ConnectionValidator.defaultValidator())
                // A connection whose server has gone is not handed out again.
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration(factory -> {
                    factory.jdbcUrl(address).loginTimeout(patience()).autoCommit(true);
                    secret().ifPresent(password -> factory.credential(new SimplePassword(password)));
                    if (address.startsWith("jdbc:h2:")) {
                        factory.principal(new NamePrincipal("sa"));
                    } else {
                        // A server that is gone without a word is given up.
                        factory.jdbcProperty("socketTimeout", "60").jdbcProperty("connectTimeout", "5")
                                .jdbcProperty("tcpKeepAlive", "true").jdbcProperty("reWriteBatchedInserts", "true");
                    }
                    return factory;
                }));
        try {
            return AgroalDataSource.from(supplier);
        } catch (SQLException e) {
            throw new ConfigurationException("The database of statistics-service cannot be used: " + e.getMessage());
        }
    }

    /// Commits reach the disk within half a second: a database that has lost the last ones has lost the positions, too.
    private static String file(Path folder) {
        var name = folder.resolve("statistics").toAbsolutePath();
        var file = Path.of(name + ".mv.db");
        try {
            if (!Files.exists(file)) {
                // H2 takes it for a database that is to be made, and would let others read one of its own.
                WholeFile.replace(file, _ -> {
                });
            }
            return "jdbc:h2:file:" + name + ";DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192";
        } catch (IOException e) {
            throw new ConfigurationException("The database in " + folder + " cannot be made: " + e);
        }
    }

    private Optional<String> secret() {
        return secret(password(), passwordFile());
    }

    /// A password, said or in the first line of a file.
    static Optional<String> secret(Optional<String> said, Optional<Path> file) {
        try {
            if (file.isPresent()) {
                return Files.readString(file.get()).lines().findFirst();
            }
            return said.filter(given -> !given.isBlank());
        } catch (IOException e) {
            throw new ConfigurationException("The file of a password cannot be read: " + e);
        }
    }
}
