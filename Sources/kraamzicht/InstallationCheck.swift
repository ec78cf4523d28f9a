internal import ArgumentParser
internal import Domain
internal import Storage

/// `serve --check`: whether everything stands as it should, without serving.
struct InstallationCheck {
    let open: OpenInstallation

    func run() async throws {
        Message.output("instellingen: in orde")
        var problems = 0
        let tenants = try await self.open.registry.list()
        for tenant in tenants where tenant.state == .active {
            for problem in try await IsolationCheck(database: self.open.database).problems(of: tenant, others: tenants) {
                Message.output("\(tenant.id): \(problem)")
                problems += 1
            }
        }
        guard problems == 0 else { throw ExitCode(1) }
        Message.output("database: in orde")
    }
}
