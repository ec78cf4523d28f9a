internal import ArgumentParser
internal import Foundation

/// Which database a command works on; the same for every command.
struct DatabaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Map met een eigen, besloten PostgreSQL; wordt gemaakt als zij er niet is.", valueName: "map"))
    var embedded: String?

    @Option(help: ArgumentHelp("Adres van een bestaande PostgreSQL 15 of later.", valueName: "url"))
    var databaseUrl: String?

    @Option(help: ArgumentHelp("Adres voor beheer (tenants, migraties), als dat een ander is.", valueName: "url"))
    var adminUrl: String?

    /// Where the rows are.
    enum Place {
        case embedded(directory: String)
        case server(url: String, adminURL: String)
    }

    /// What was asked, else what the environment says. Throws when both or neither are given.
    func place(environment: [String: String] = ProcessInfo.processInfo.environment) throws -> Place {
        if self.embedded != nil, self.databaseUrl != nil {
            throw CommandError("kies --embedded of --database-url, niet allebei")
        }
        if self.embedded == "" || self.databaseUrl == "" {
            throw CommandError("--embedded en --database-url mogen niet leeg zijn; is de variabele wel gevuld?")
        }
        if let embedded = self.embedded { return .embedded(directory: embedded) }
        if let url = self.databaseUrl {
            return try self.server(url, environment)
        }
        if let directory = environment["KRAAMZICHT_EMBEDDED"], !directory.isEmpty { return .embedded(directory: directory) }
        if let url = environment["KRAAMZICHT_DATABASE_URL"], !url.isEmpty {
            return try self.server(url, environment)
        }
        throw CommandError(
            "zeg op welke database: --embedded MAP of --database-url URL (of KRAAMZICHT_EMBEDDED, KRAAMZICHT_DATABASE_URL)")
    }

    private func server(_ url: String, _ environment: [String: String]) throws -> Place {
        let adminURL = self.adminUrl ?? environment["KRAAMZICHT_ADMIN_URL"] ?? url
        try Self.check(url, name: "--database-url")
        try Self.check(adminURL, name: "--admin-url")
        return .server(url: url, adminURL: adminURL)
    }

    /// libpq takes any other word for a database's name and tries the machine's own socket: a typing error would then reach
    /// some other server. The address itself stays out of the message, since it may hold a password.
    private static func check(_ url: String, name: String) throws {
        guard ["postgresql://", "postgres://"].contains(where: url.hasPrefix) || url.contains("=") else {
            throw CommandError(
                "\(name) is geen adres van een database; schrijf postgresql://gebruiker@machine:5432/database")
        }
    }
}
