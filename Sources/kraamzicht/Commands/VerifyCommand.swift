internal import ArgumentParser
internal import Domain
internal import Indicators
internal import Ingest
internal import Publishing
internal import Storage

/// Checks the installation against itself.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract:
            "Controleert de installatie: versies sluiten aan, tussenuitkomsten kloppen, uitgaven zijn gaaf, elke tenant is gesloten voor elke andere."
    )

    @OptionGroup var database: DatabaseOptions

    func run() async throws {
        try await OpenInstallation.use(self.database) { open in
            let tenants = try await open.registry.list()
            var problems: [String] = []
            for tenant in tenants where tenant.state == .active && tenant.kind == .organisation {
                let found = try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .verification) { reader in
                    try await reader.versionProblems() + reader.evidenceProblems() + reader.factProblems(today: Clock.today)
                }
                problems += found.map { "\(tenant.id): \($0)" }
            }
            for tenant in tenants where tenant.state == .active && tenant.kind == .gemeente {
                let found = try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .verification) { reader in
                    try await reader.releaseProblems()
                }
                problems += found.map { "\(tenant.id): \($0)" }
            }
            for tenant in tenants where tenant.state == .active && tenant.kind == .region {
                let found = try await open.database.read(tenant, as: OpenInstallation.actor, purpose: .verification) { reader in
                    try await reader.circleProblems()
                }
                problems += found.map { "\(tenant.id): \($0)" }
            }
            problems += try await IsolationCheck(database: open.database).problems(among: tenants)
            for problem in problems { Message.output("VERSCHIL \(problem)") }
            Message.write("\(tenants.count) tenants gecontroleerd, \(problems.count) verschillen")
            if !problems.isEmpty { throw ExitCode(1) }
        }
    }
}
