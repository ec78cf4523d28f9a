/// On whose behalf something is done.
public struct Actor: Sendable, Hashable {
    /// An e-mail address, or the system account that ran a command.
    public let name: String
    /// The role in which it was done, by its Dutch word.
    public let role: String

    public init(name: String, role: String) {
        self.name = name
        self.role = role
    }

    /// The person at the command line of the server.
    public static func commandLine(account: String) -> Actor {
        Actor(name: "opdrachtregel:\(account)", role: "systeem")
    }
}
