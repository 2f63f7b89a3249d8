package org.carequeue.system.architecture.broken.bridge.desk;

/// A type of refusal, which makes refusals of it.
public interface ProblemType {

    String code();

    default Refusal because() {
        return new Refusal(code());
    }
}
