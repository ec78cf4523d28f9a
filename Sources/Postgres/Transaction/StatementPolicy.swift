/// Which statements a transaction may send, beside its own preamble, savepoints and end.
public enum StatementPolicy: Sendable, Hashable {
    /// SELECT, WITH, INSERT, UPDATE, DELETE, and COPY through `copyIn` and `copyOut`. For anything a tenant causes:
    /// neither SET ROLE nor SET search_path can be sent.
    case rowsOnly

    /// Anything, as migrations and provisioning need. The pool does not reuse a connection that sent another kind of
    /// statement this way, since its session may have changed.
    case anything
}
