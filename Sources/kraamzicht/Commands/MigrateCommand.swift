internal import ArgumentParser
internal import Storage

/// Brings the platform and every tenant to the newest schema.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Werkt de database bij: eerst het platform, dan elke tenant; hervatbaar.")

    @OptionGroup var database: DatabaseOptions

    @Flag(help: "Druk de SQL af waarmee een databasebeheerder een bestaande PostgreSQL voorbereidt.")
    var bootstrapSql = false

    func run() async throws {
        if self.bootstrapSql { return Message.output(BootstrapSQL.text) }
        try await OpenInstallation.use(self.database) { open in
            Message.output("platform: klaar")
            let outcomes = try await open.migrator.migrateTenants(open.installation) { outcome in
                let applied = outcome.applied == 0 ? "" : " (\(outcome.applied) migraties)"
                Message.output("\(outcome.subject): \(outcome.state.rawValue)\(applied) \(outcome.message)")
            }
            if outcomes.contains(where: { $0.state == .failed }) { throw ExitCode(1) }
        }
    }
}
