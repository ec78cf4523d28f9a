internal import ArgumentParser
internal import Domain
internal import Storage

/// `serve --check`: whether everything stands as it should, without serving.
struct InstallationCheck {
    let open: OpenInstallation

    func run() async throws {
        Message.output("instellingen: in orde")
        let problems = try await IsolationCheck(database: self.open.database)
            .problems(among: try await self.open.registry.list())
        for problem in problems { Message.output(problem) }
        guard problems.isEmpty else { throw ExitCode(1) }
        Message.output("database: in orde")
    }
}
