internal import Foundation

/// An installed PostgreSQL: the folder with `initdb`, `postgres` and `pg_ctl`, and its major version.
struct PostgresPrograms: Comparable {
    let directory: String
    let majorVersion: Int

    static func < (left: PostgresPrograms, right: PostgresPrograms) -> Bool { left.majorVersion < right.majorVersion }

    /// Every PostgreSQL of version 15 or later that this machine has; `KRAAMZICHT_POSTGRES_BIN` names one folder instead.
    static func installed() -> [PostgresPrograms] {
        let environment = ProcessInfo.processInfo.environment
        if let named = environment["KRAAMZICHT_POSTGRES_BIN"] { return [PostgresPrograms(directory: named)].compactMap { $0 } }
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        let folders =
            versions.map { "/usr/lib/postgresql/\($0)/bin" }
            + (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return folders.compactMap(PostgresPrograms.init(directory:)).filter { $0.majorVersion >= 15 }
    }

    private init?(directory: String) {
        let programs = ["initdb", "postgres", "pg_ctl"]
        guard programs.allSatisfy({ FileManager.default.isExecutableFile(atPath: "\(directory)/\($0)") }),
            let outcome = try? ExternalProgram.run("\(directory)/postgres", ["--version"]),
            let version = outcome.output.split(separator: " ").first(where: { $0.first?.isNumber == true }),
            let major = Int(version.prefix(while: \.isNumber))
        else { return nil }
        self.directory = directory
        self.majorVersion = major
    }

    /// The programs for a data directory of `version`, or the newest ones for a new directory.
    static func suitable(forVersion version: Int?, in directory: String) throws -> PostgresPrograms {
        let all = installed()
        guard let newest = all.max() else {
            throw StorageError(
                .postgresMissing, "PostgreSQL 15 of later is niet gevonden",
                hint: "installeer het met: apt-get install postgresql")
        }
        guard let version else { return newest }
        guard let match = all.first(where: { $0.majorVersion == version }) else {
            throw StorageError(
                .clusterVersion,
                "\(directory) is gemaakt met PostgreSQL \(version); hier is PostgreSQL \(newest.majorVersion)",
                hint: "installeer PostgreSQL \(version), of zet de gegevens over met een back-up")
        }
        return match
    }
}
