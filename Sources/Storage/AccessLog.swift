internal import Postgres

/// One line of the access log (NEN 7513: event, time, who, on whose behalf, what, with which outcome).
public struct AccessLogLine: Sendable {
    /// The kind of event, after NEN 7513's EventActionCode.
    public enum Action: String, Sendable {
        case create = "C", read = "R", update = "U", delete = "D", execute = "E"
    }

    public let action: Action
    public let objectKind: String
    public let object: String
    public let detail: String

    public init(_ action: Action, objectKind: String, object: String, detail: String = "") {
        self.action = action
        self.objectKind = objectKind
        self.object = object
        self.detail = detail
    }
}

extension TenantWriter {
    /// The one way into the access log: a change writes its line in its own transaction, so that neither is there without
    /// the other.
    public nonisolated(nonsending) borrowing func log(_ line: AccessLogLine) async throws {
        try await self.execute(
            """
            INSERT INTO access_log (at, actor, role, action, purpose, object_kind, object, outcome, detail)
            VALUES (now(), \(self.actor.name), \(self.actor.role), \(line.action.rawValue), \(self.purpose.rawValue),
                    \(line.objectKind), \(line.object), 0, \(line.detail))
            """)
    }
}
