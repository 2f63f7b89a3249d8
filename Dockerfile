# An image for each of the five services, and one for the commands that work on stored data. docker-compose.yml builds and
# runs them; docs/OPERATIONS.md says how. In an image are a JDK 25 runtime, a service's jars, and its start cache.

ARG JDK=docker.io/library/eclipse-temurin:25-jdk
ARG JRE=docker.io/library/eclipse-temurin:25-jre

# --- from the sources to jars ---------------------------------------------------------------------------------------

FROM ${JDK} AS build
WORKDIR /opt/carequeue
COPY . .
RUN ./mvnw -B -q -Dquick -Dformatter.skip -Dimpsort.skip package -am \
    -pl launcher,ticket-service,triage-service,pharmacy-service,display-gateway,statistics-service \
    && cp launcher/target/launcher-*.jar launcher.jar

# --- what they consist of: docker build --target bill-of-materials --output . . -----------------------------------------

FROM build AS listed
RUN ./mvnw -B -q -Dquick -Dformatter.skip -Dimpsort.skip -Pbill-of-materials package -am \
    -pl launcher,ticket-service,triage-service,pharmacy-service,display-gateway,statistics-service

FROM scratch AS bill-of-materials
COPY --from=listed /opt/carequeue/target/bom.json /

# --- what all images have -------------------------------------------------------------------------------------------

FROM ${JRE} AS runtime
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin carequeue \
    && for folder in ticket-service triage-service pharmacy-service display-gateway statistics-service keys; do \
        install --directory --owner=carequeue --mode=0700 "/data/$folder"; \
    done
COPY docker/start docker/healthy /opt/carequeue/docker/
COPY launcher/jvm-options /opt/carequeue/launcher/
# Only what is in the same network of containers reaches a service that listens everywhere in its own.
ENV CAREQUEUE_HOST=0.0.0.0 CAREQUEUE_SERVICES_HOST=0.0.0.0 CAREQUEUE_DATA=/data LANG=C.UTF-8

# --- the start caches: a JVM takes only one that the very same runtime has made, of jars in the very same place -----

FROM runtime AS trained
COPY --from=build /opt/carequeue/launcher.jar /opt/carequeue/launcher.jar
COPY --from=build /opt/carequeue/ticket-service/target/service /opt/carequeue/ticket-service/target/service
COPY --from=build /opt/carequeue/triage-service/target/service /opt/carequeue/triage-service/target/service
COPY --from=build /opt/carequeue/pharmacy-service/target/service /opt/carequeue/pharmacy-service/target/service
COPY --from=build /opt/carequeue/display-gateway/target/service /opt/carequeue/display-gateway/target/service
COPY --from=build /opt/carequeue/statistics-service/target/service /opt/carequeue/statistics-service/target/service
RUN java -Dcarequeue.home=/opt/carequeue -jar /opt/carequeue/launcher.jar train

# --- what runs ------------------------------------------------------------------------------------------------------

FROM runtime AS ticket-service
COPY --from=trained /opt/carequeue/ticket-service /opt/carequeue/ticket-service
USER 10001
VOLUME /data/ticket-service /data/keys
EXPOSE 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/carequeue/docker/healthy", "9081"]
ENTRYPOINT ["/opt/carequeue/docker/start", "ticket-service"]

FROM runtime AS triage-service
COPY --from=trained /opt/carequeue/triage-service /opt/carequeue/triage-service
USER 10001
VOLUME /data/triage-service /data/keys
EXPOSE 8082
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/carequeue/docker/healthy", "9082"]
ENTRYPOINT ["/opt/carequeue/docker/start", "triage-service"]

FROM runtime AS pharmacy-service
COPY --from=trained /opt/carequeue/pharmacy-service /opt/carequeue/pharmacy-service
USER 10001
VOLUME /data/pharmacy-service /data/keys
EXPOSE 8083
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/carequeue/docker/healthy", "9083"]
ENTRYPOINT ["/opt/carequeue/docker/start", "pharmacy-service"]

FROM runtime AS display-gateway
COPY --from=trained /opt/carequeue/display-gateway /opt/carequeue/display-gateway
USER 10001
VOLUME /data/display-gateway /data/keys
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/carequeue/docker/healthy", "9080"]
ENTRYPOINT ["/opt/carequeue/docker/start", "display-gateway"]

FROM runtime AS statistics-service
COPY --from=trained /opt/carequeue/statistics-service /opt/carequeue/statistics-service
USER 10001
VOLUME /data/statistics-service /data/keys
EXPOSE 8084
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/carequeue/docker/healthy", "9084"]
ENTRYPOINT ["/opt/carequeue/docker/start", "statistics-service"]

# accept-log, for a service whose data was lost.
FROM runtime AS tools
COPY --from=build /opt/carequeue/launcher.jar /opt/carequeue/launcher.jar
USER 10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xmx64m", "-Dcarequeue.home=/opt/carequeue", "-jar", "/opt/carequeue/launcher.jar"]
