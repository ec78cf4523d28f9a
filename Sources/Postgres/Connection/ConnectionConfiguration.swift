/// Where the server is and as whom to connect.
///
/// What is left nil is taken from the URL, then from libpq's environment (`PGHOST`, `PGPASSFILE` …) and defaults.
public struct ConnectionConfiguration: Sendable, Hashable {
    /// A `postgresql://…` URL or `key=value` text; the fields below win over it.
    public var url: String?
    /// A host name, or the directory of the Unix socket.
    public var host: String?
    /// The TCP port, or the number in the socket's name.
    public var port: Int?
    /// The login role.
    public var user: String?
    /// The password; not shown by `description`.
    public var password: String?
    /// The database's name.
    public var database: String?
    /// How the connection shows itself in `pg_stat_activity`.
    public var applicationName: String
    /// How long one attempt to connect may take.
    public var connectTimeout: Duration
    /// Any other keyword of libpq, such as `sslmode` or `sslrootcert`.
    public var options: [String: String]

    /// States what is known; the rest comes from libpq.
    public init(
        url: String? = nil, host: String? = nil, port: Int? = nil, user: String? = nil, password: String? = nil,
        database: String? = nil, applicationName: String = "kraamzicht", connectTimeout: Duration = .seconds(5),
        options: [String: String] = [:]
    ) {
        self.url = url
        self.host = host
        self.port = port
        self.user = user
        self.password = password
        self.database = database
        self.applicationName = applicationName
        self.connectTimeout = connectTimeout
        self.options = options
    }

    /// libpq's keywords in order: the URL goes first, in `dbname`, because later ones win.
    ///
    /// A dead network must not hold a connection's thread for ever: keepalives and TCP's time-out notice it.
    var keywords: [(key: String, value: String)] {
        let known: [(String, String?)] = [
            ("dbname", self.url), ("keepalives_idle", "30"), ("tcp_user_timeout", "60000"),
            ("host", self.host), ("port", self.port.map { String($0) }), ("user", self.user),
            ("password", self.password), ("dbname", self.database), ("application_name", self.applicationName),
        ]
        let given = known.compactMap { key, value in value.map { (key: key, value: $0) } }
        let extra = self.options.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
        return given + extra + [(key: "client_encoding", value: "UTF8")]
    }
}

extension ConnectionConfiguration: CustomStringConvertible, CustomReflectable {
    /// Server, database and user, without a password or the URL that may hold one.
    public var description: String {
        let server = [self.host, self.port.map { ":\($0)" }, self.database.map { "/\($0)" }].compactMap(\.self).joined()
        return "PostgreSQL at \(self.url == nil ? server : "a URL") as \(self.user ?? "the default user")"
    }

    /// Empty: a dump must not show the password either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
